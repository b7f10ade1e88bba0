package io.lineweave.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.samples.EventSender.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventSenderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldSendEverySampleByTheOfficialClientWithAllItsFacets() throws Exception {
    createTopic(new NewTopic("samples", 1, (short) 1));
    List<String> events =
        EventFile.samples().stream().flatMap(file -> file.events().stream()).toList();
    try (EventSender sender = sender("samples")) {
      assertThat(events).allSatisfy(event -> assertThat(sender.send(event)).isEqualTo(Way.CLIENT));
      assertThat(sender.flush()).isZero();
    }

    List<ConsumerRecord<String, String>> records = records("samples", events.size());
    for (int i = 0; i < events.size(); i++) {
      assertThat(Fidelity.kept(json(events.get(i)), json(records.get(i).value())))
          .as(events.get(i))
          .isTrue();
      assertThat(records.get(i).key()).startsWith("run:");
    }
  }

  @Test
  void shouldSendWhatTheClientCannotHoldAsItIs() throws Exception {
    createTopic(new NewTopic("odd", 1, (short) 1));
    List<String> events =
        List.of("<html>", "{\"run\":{\"runId\":\"no-uuid\"},  \"odd\":1.50}", "42");
    try (EventSender sender = sender("odd")) {
      assertThat(events)
          .allSatisfy(event -> assertThat(sender.send(event)).isEqualTo(Way.AS_IT_IS));
      assertThat(sender.flush()).isZero();
    }

    assertThat(records("odd", events.size())).extracting(ConsumerRecord::value).isEqualTo(events);
  }

  @Test
  void shouldCountWhatTheBrokerRefused() throws Exception {
    createTopic(new NewTopic("small", 1, (short) 1).configs(Map.of("max.message.bytes", "20000")));
    String sample = EventFile.samples().get(0).events().get(1);
    try (EventSender sender = sender("small")) {
      sender.send(sample.replace("local[2]", "x".repeat(30_000)));
      sender.send("x".repeat(30_000));
      sender.send(sample);

      assertThat(sender.flush()).isEqualTo(2);
    }
  }

  private static EventSender sender(String topic) {
    return new EventSender(broker.bootstrapServers(), topic);
  }

  private static void createTopic(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static List<ConsumerRecord<String, String>> records(String topic, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
              });
    }
    return records;
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }
}
