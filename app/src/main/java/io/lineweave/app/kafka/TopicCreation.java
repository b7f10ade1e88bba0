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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing before Kafka Streams starts: it would give internal ones the
 * input's partitions, and nobody else makes the public ones. Existing topics are never changed.
 */
public final class TopicCreation {
  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final short BROKER_DEFAULT = -1;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 300;

  private final Admin admin;
  private final int partitions;

  /**
   * Topics of this many partitions, made through the client, which stays the caller's. Its {@code
   * default.api.timeout.ms} bounds every call.
   */
  public TopicCreation(Admin admin, int partitions) {
    this.admin = admin;
    this.partitions = partitions;
  }

  /**
   * Makes what is missing.
   *
   * @throws StartFailure if the broker refuses or does not answer, or if one of our topics has
   *     another number of partitions
   */
  public void ensure(List<TopicSpec> topics) throws StartFailure {
    List<TopicSpec> missing = check(topics);
    if (!missing.isEmpty()) {
      create(missing);
      awaitVisible(topics);
    }
  }

  // Brokers confirm a topic before all of them know it. Looking again also finds out whether
  // another
  // instance, starting at the same moment, has made some with other settings.
  private void awaitVisible(List<TopicSpec> topics) throws StartFailure {
    for (int tries = 1; tries <= MOST_LOOKS; tries++) {
      if (check(topics).isEmpty()) {
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
      throw interrupted();
    }
  }

  private List<TopicSpec> check(List<TopicSpec> topics) throws StartFailure {
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics.stream().map(TopicSpec::name).toList()).topicNameValues();
    List<TopicSpec> missing = new ArrayList<>();
    for (TopicSpec topic : topics) {
      Optional<TopicDescription> found = describe(topic, answers.get(topic.name()));
      if (found.isEmpty()) {
        missing.add(topic);
      } else {
        checkPartitions(topic, found.get().partitions().size());
      }
    }
    return missing;
  }

  private Optional<TopicDescription> describe(TopicSpec topic, KafkaFuture<TopicDescription> answer)
      throws StartFailure {
    try {
      return Optional.of(await(answer));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw failure("cannot look at topic " + topic.name(), e.getCause());
    }
  }

  private void checkPartitions(TopicSpec topic, int found) throws StartFailure {
    if (topic.purpose() != Purpose.INPUT && found != partitions) {
      throw new StartFailure(
          ExitCode.TOPICS,
          "topic %s has %d partitions, the setting partitions says %d. The number is fixed at first start: set partitions (PARTITIONS) to %d, or take another application.id and other topics."
              .formatted(topic.name(), found, partitions, found));
    }
  }

  private void create(List<TopicSpec> missing) throws StartFailure {
    Map<String, KafkaFuture<Void>> answers =
        new LinkedHashMap<>(
            admin.createTopics(missing.stream().map(this::newTopic).toList()).values());
    for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
      created(answer.getKey(), answer.getValue());
    }
  }

  private void created(String name, KafkaFuture<Void> answer) throws StartFailure {
    try {
      await(answer);
      log.info("created topic {} with {} partitions", name, partitions);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failure("cannot create topic " + name, e.getCause());
      }
    }
  }

  private NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), partitions, BROKER_DEFAULT).configs(topic.configs());
  }

  private static <T> T await(KafkaFuture<T> answer) throws ExecutionException, StartFailure {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static StartFailure interrupted() {
    Thread.currentThread().interrupt();
    return new StartFailure(ExitCode.OK, "stopped while the topics were looked at");
  }

  private static StartFailure failure(String what, Throwable cause) {
    return new StartFailure(
        ExitCode.TOPICS,
        "%s: %s (%s). Is kafka.bootstrap.servers right, and may this client describe and create topics?"
            .formatted(what, cause.getMessage(), cause.getClass().getSimpleName()));
  }
}
