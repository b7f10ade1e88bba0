package io.lineweave.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
  private static EmbeddedBroker broker;
  private static Admin admin;

  private final Topics topics = new Topics("app-" + UUID.randomUUID(), List.of("events"));

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @AfterEach
  void deleteTopics() throws Exception {
    admin.deleteTopics(names()).all().get();
    // A broker does what it has confirmed a moment later.
    await().until(() -> names().isEmpty());
  }

  @Test
  void shouldMakeExactlyTheTenTopics() throws Exception {
    new TopicCreation(admin, 3).ensure(topics.all());

    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            topics.all().stream().map(TopicSpec::name).collect(Collectors.toSet()))
        .hasSize(10);
    assertThat(admin.describeTopics(names()).allTopicNames().get().values())
        .allMatch(topic -> topic.partitions().size() == 3);
  }

  @Test
  void shouldKeepWhatAReplayOfOldEventsWrites() throws Exception {
    new TopicCreation(admin, 1).ensure(topics.all());

    for (String name : List.of(topics.graphs(), topics.receipts(), topics.deadLetters())) {
      assertThat(config(name).get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }
    assertThat(config(topics.assets()).get("cleanup.policy").value()).isEqualTo("compact");
  }

  @Test
  void shouldLeaveTopicsAloneThatAreThere() throws Exception {
    admin.createTopics(List.of(new NewTopic("events", 5, (short) 1))).all().get();
    await().until(() -> names().contains("events"));
    new TopicCreation(admin, 3).ensure(topics.all());

    new TopicCreation(admin, 3).ensure(topics.all());

    assertThat(
            admin
                .describeTopics(List.of("events"))
                .allTopicNames()
                .get()
                .get("events")
                .partitions())
        .hasSize(5);
  }

  @Test
  void shouldRefuseAnotherNumberOfPartitionsAndNameTheMend() throws Exception {
    new TopicCreation(admin, 3).ensure(topics.all());

    assertThatThrownBy(() -> new TopicCreation(admin, 4).ensure(topics.all()))
        .isInstanceOfSatisfying(
            StartFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.TOPICS))
        .hasMessageContaining("has 3 partitions, the setting partitions says 4")
        .hasMessageContaining("PARTITIONS");
  }

  @Test
  void shouldSayThatNoBrokerAnswers() throws Exception {
    Map<String, Object> nowhere =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 500,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 400);
    try (Admin lost = Admin.create(nowhere)) {
      assertThatThrownBy(() -> new TopicCreation(lost, 3).ensure(topics.all()))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("kafka.bootstrap.servers");
    }
  }

  private static Set<String> names() throws Exception {
    return admin.listTopics().names().get();
  }

  private static Config config(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource);
  }
}
