package io.lineweave.app.kafka;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing before Kafka Streams starts: it would give internal ones the
 * input's partitions, and nobody else makes the public ones. Existing topics are never changed.
 */
public final class TopicCreation {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final String NEW_INPUT =
      "was not there, so nobody has written to it: if producers write to another, set input.topic"
          + " (INPUT_TOPIC)";

  private static final short BROKER_DEFAULT = -1;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 300;

  private final Admin admin;
  private final int partitions;
  private final TopicLook look;

  /**
   * Topics of this many partitions, made through the client, which stays the caller's. Its {@code
   * default.api.timeout.ms} bounds every call.
   */
  public TopicCreation(Admin admin, int partitions) {
    this.admin = admin;
    this.partitions = partitions;
    this.look = new TopicLook(admin, partitions);
  }

  /**
   * Makes what is missing.
   *
   * @throws StartFailure if the broker refuses or does not answer, or if one of our topics has
   *     another number of partitions
   */
  public void ensure(List<TopicSpec> topics) throws StartFailure {
    List<TopicSpec> missing = look.missing(topics);
    if (!missing.isEmpty()) {
      create(missing, new CreateTopicsOptions())
          .forEach(name -> log.info("created topic {} with {} partitions", name, partitions));
      missing.stream()
          .filter(topic -> topic.purpose() == Purpose.INPUT)
          .forEach(topic -> log.warn("topic {} {}", topic.name(), NEW_INPUT));
      awaitVisible(topics);
    }
  }

  /**
   * Looks at one topic and changes nothing.
   *
   * @return whether it is there; if not, it could be made
   * @throws StartFailure as {@link #ensure} would throw
   */
  public boolean check(TopicSpec topic) throws StartFailure {
    if (look.missing(List.of(topic)).isEmpty()) {
      return true;
    }
    create(List.of(topic), new CreateTopicsOptions().validateOnly(true));
    return false;
  }

  // Brokers confirm a topic before all of them know it. Another instance that starts at the same
  // moment may have made some with other settings: that shows here, too.
  private void awaitVisible(List<TopicSpec> topics) throws StartFailure {
    for (int tries = 1; tries <= MOST_LOOKS; tries++) {
      if (look.missing(topics).isEmpty()) {
        return;
      }
      pause();
    }
    throw new StartFailure(
        ExitCode.TOPICS, "the brokers created the topics, but do not show them: try again later");
  }

  private static void pause() throws StartFailure {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      throw Answers.interrupted();
    }
  }

  private List<String> create(List<TopicSpec> missing, CreateTopicsOptions options)
      throws StartFailure {
    Map<String, KafkaFuture<Void>> answers =
        new LinkedHashMap<>(
            admin.createTopics(missing.stream().map(this::newTopic).toList(), options).values());
    List<String> created = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
      if (isCreated(answer.getKey(), answer.getValue())) {
        created.add(answer.getKey());
      }
    }
    return created;
  }

  private static boolean isCreated(String name, KafkaFuture<Void> answer) throws StartFailure {
    try {
      Answers.await(answer);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw Answers.failure("cannot create topic " + name, e.getCause());
    }
  }

  private NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), partitions, BROKER_DEFAULT).configs(topic.configs());
  }
}
