package io.lineweave.app.settings;

import io.lineweave.topology.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The broker, the topics, the state.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param applicationId the consumer group, and the prefix of the internal topics
 * @param inputs topics with OpenLineage events
 * @param partitions of every topic that we create; fixed at first start
 * @param stateDir where state stores live
 * @param stateMemory bytes of memory that the state stores take, outside the heap
 * @param eventHubs the namespace, if the broker is Event Hubs
 * @param properties further properties for Kafka's clients
 */
public record KafkaSettings(
    String bootstrapServers,
    String applicationId,
    List<String> inputs,
    int partitions,
    Path stateDir,
    long stateMemory,
    Optional<EventHubsSettings> eventHubs,
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

  static final Setting<Long> STATE_MEMORY =
      Setting.of(
              "state.memory",
              Amounts.size("16MB", "64GB"),
              "Memory of all state stores of an instance together, outside the heap.")
          .or("256MB");

  static final List<Setting<?>> ALL =
      List.of(BOOTSTRAP_SERVERS, INPUT_TOPIC, APPLICATION_ID, PARTITIONS, STATE_DIR, STATE_MEMORY);

  /** The topics' names and settings. */
  public Topics topics() {
    return new Topics(applicationId, inputs);
  }

  /** The same for a backfill beside this application. */
  public KafkaSettings ofBackfill() {
    return new KafkaSettings(
        bootstrapServers,
        topics().ofBackfill().applicationId(),
        inputs,
        partitions,
        stateDir,
        stateMemory,
        eventHubs,
        properties);
  }

  static KafkaSettings from(Values values) {
    Optional<EventHubsSettings> eventHubs = EventHubsSettings.from(values);
    if (eventHubs.isPresent() && values.optional(BOOTSTRAP_SERVERS).isPresent()) {
      throw values.contradiction(BOOTSTRAP_SERVERS, "must not be set with eventhubs.…");
    }
    Map<String, String> properties = new TreeMap<>();
    values.passed().forEach((name, value) -> properties.put(name, value.text()));
    return new KafkaSettings(
        eventHubs
            .map(EventHubsSettings::bootstrapServers)
            .orElseGet(() -> values.required(BOOTSTRAP_SERVERS)),
        values.get(APPLICATION_ID),
        values.get(INPUT_TOPIC),
        values.get(PARTITIONS),
        values.get(STATE_DIR),
        values.get(STATE_MEMORY),
        eventHubs,
        properties);
  }
}
