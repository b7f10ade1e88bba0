package io.lineweave.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The broker, the topics, the state.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param applicationId the consumer group, and the prefix of the internal topics
 * @param inputs topics with OpenLineage events
 * @param partitions of every topic that we create; fixed at first start
 * @param stateDir where state stores live
 * @param properties further properties for Kafka's clients
 */
public record KafkaSettings(
    String bootstrapServers,
    String applicationId,
    List<String> inputs,
    int partitions,
    Path stateDir,
    Map<String, String> properties) {

  static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.of(
          "kafka.bootstrap.servers",
          Kinds.matching("host:port, separated by commas", "[^\\s,:]+:\\d+(,\\s*[^\\s,:]+:\\d+)*"),
          "The brokers to ask first. Any other `kafka.…` is passed on to Kafka's clients.");
  static final Setting<List<String>> INPUT_TOPIC =
      Setting.of("input.topic", Kinds.several(Kinds.TOPIC), "Topics with OpenLineage events.")
          .or("openlineage.events");
  static final Setting<String> APPLICATION_ID =
      Setting.of(
              "application.id",
              Kinds.TOPIC,
              "Consumer group and prefix of the internal topics; another id starts afresh.")
          .or("lineweave");
  static final Setting<Integer> PARTITIONS =
      Setting.of(
              "partitions",
              Kinds.whole(1, 1000),
              "Partitions of the topics that are created; fixed at first start, independent of"
                  + " the input's.")
          .or("8");
  static final Setting<Path> STATE_DIR =
      Setting.of("state.dir", Kinds.PATH, "Where state lives; lost, it is restored from topics.")
          .or("lineweave-state");

  static final List<Setting<?>> ALL =
      List.of(BOOTSTRAP_SERVERS, INPUT_TOPIC, APPLICATION_ID, PARTITIONS, STATE_DIR);

  static KafkaSettings from(Values values) {
    Map<String, String> properties = new TreeMap<>();
    values.passed().forEach((name, value) -> properties.put(name, value.text()));
    return new KafkaSettings(
        values.required(BOOTSTRAP_SERVERS),
        values.get(APPLICATION_ID),
        values.get(INPUT_TOPIC),
        values.get(PARTITIONS),
        values.get(STATE_DIR),
        properties);
  }
}
