package io.lineweave.app.doctor;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.TopicCreation;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/** Whether a broker answers, and whether the topics are as they have to be or can be made so. */
final class BrokerCheck {
  private static final String THERE = "is there";
  private static final String NEW_INPUT =
      "is not there yet, run makes it: if producers write to another, set input.topic";

  private final Admin admin;
  private final KafkaSettings kafka;
  private final TopicCreation topics;

  BrokerCheck(Admin admin, KafkaSettings kafka) {
    this.admin = admin;
    this.kafka = kafka;
    this.topics = new TopicCreation(admin, kafka.partitions());
  }

  List<Finding> findings() {
    String what = "broker " + kafka.bootstrapServers();
    List<Finding> findings = new ArrayList<>();
    try {
      int brokers = await(admin.describeCluster().nodes()).size();
      findings.add(Finding.well(what, "answers; brokers: " + brokers));
    } catch (ExecutionException e) {
      findings.add(
          Finding.ill(
              ExitCode.TOPICS,
              what,
              words(e),
              "Are kafka.bootstrap.servers and the security settings right?"));
      return findings;
    }
    findings.addAll(topics());
    return findings;
  }

  /** A line for each topic that is wrong, and one for all others. */
  private List<Finding> topics() {
    List<Finding> all = kafka.topics().all().stream().map(this::topic).toList();
    List<Finding> wrong = all.stream().filter(it -> it.exitCode() != ExitCode.OK).toList();
    if (!wrong.isEmpty()) {
      return wrong;
    }
    long there = all.stream().filter(it -> it.words().equals(THERE)).count();
    String words = "%d are there, %d can be made by run".formatted(there, all.size() - there);
    List<Finding> findings = new ArrayList<>(List.of(Finding.well("topics", words)));
    all.stream().filter(it -> it.words().equals(NEW_INPUT)).forEach(findings::add);
    return findings;
  }

  private Finding topic(TopicSpec topic) {
    String what = "topic " + topic.name();
    try {
      return topics.check(topic) ? configured(topic) : Finding.well(what, missing(topic));
    } catch (StartFailure e) {
      return Finding.ill(e.exitCode(), what, e.getMessage().replace(what + " ", ""), "");
    }
  }

  private static String missing(TopicSpec topic) {
    return topic.purpose() == Purpose.INPUT ? NEW_INPUT : "can be made by run";
  }

  private Finding configured(TopicSpec topic) {
    String what = "topic " + topic.name();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try {
      Config config = await(admin.describeConfigs(List.of(resource)).values().get(resource));
      List<String> wrong = wrong(topic, config);
      return wrong.isEmpty()
          ? Finding.well(what, THERE)
          : Finding.ill(
              ExitCode.TOPICS,
              what,
              String.join(", ", wrong),
              "Alter the topic's configuration: what must not be lost may be deleted otherwise.");
    } catch (ExecutionException e) {
      // Who may not see a configuration may use the topic all the same.
      return Finding.well(what, THERE);
    }
  }

  private static List<String> wrong(TopicSpec topic, Config config) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> wanted : topic.configs().entrySet()) {
      ConfigEntry found = config.get(wanted.getKey());
      if (found != null && !sameList(found.value(), wanted.getValue())) {
        wrong.add(
            "%s is %s, should be %s".formatted(wanted.getKey(), found.value(), wanted.getValue()));
      }
    }
    return wrong;
  }

  /** A broker may give the policies of a topic in another order. */
  private static boolean sameList(String one, String other) {
    return List.of(one.split(",")).containsAll(List.of(other.split(",")));
  }

  private static <T> T await(KafkaFuture<T> answer) throws ExecutionException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExecutionException("interrupted", e);
    }
  }

  private static String words(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof TimeoutException
        ? "does not answer"
        : cause.getClass().getSimpleName() + " " + cause.getMessage();
  }
}
