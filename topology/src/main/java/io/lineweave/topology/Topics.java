package io.lineweave.topology;

import io.lineweave.topology.TopicSpec.Purpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topics: with one input exactly ten, which is what an Event Hubs Standard namespace holds.
 *
 * <p>Topics that hold what a replay of old events can write use LogAppendTime: a record inherits
 * its source's timestamp, and retention by an old time would delete it within minutes.
 *
 * @param applicationId Kafka Streams' application id, the prefix of the internal topics
 * @param inputs the topics with OpenLineage events
 */
public record Topics(String applicationId, List<String> inputs) {
  private static final String RETENTION = "retention.ms";
  private static final String CLEANUP = "cleanup.policy";
  private static final String TIMESTAMPS = "message.timestamp.type";

  /** Kafka Streams itself deletes what it has read from a repartition topic. */
  private static final Map<String, String> REPARTITION = Map.of(CLEANUP, "delete", RETENTION, "-1");

  private static final Map<String, String> CHANGELOG = Map.of(CLEANUP, "compact");

  public Topics {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("input.topic: at least one topic is needed");
    }
  }

  /** Consolidated OpenLineage events, keyed by job. */
  public String graphs() {
    return "lineweave.graphs";
  }

  /** What each asset is in the catalogue, keyed by type and qualified name. */
  public String assets() {
    return "lineweave.assets";
  }

  /** What became of each run, keyed by run id. */
  public String receipts() {
    return "lineweave.receipts";
  }

  /** What could not be processed, as it came. */
  public String deadLetters() {
    return "lineweave.dead-letters";
  }

  /**
   * The topics of a backfill beside this application: all public ones are the same, the internal
   * ones its own.
   */
  public Topics ofBackfill() {
    return new Topics(applicationId + "-backfill", inputs);
  }

  /** The internal topics of rooms one and two: what a backfill adds for its time, and removes. */
  public List<TopicSpec> ofRuns() {
    return List.of(
        internal("by-run-repartition", REPARTITION), internal("runs-changelog", CHANGELOG));
  }

  /** Every topic that must be there before the application starts. */
  public List<TopicSpec> all() {
    Stream<TopicSpec> events =
        inputs.stream().map(name -> new TopicSpec(name, Purpose.INPUT, Map.of()));
    return Stream.concat(events, Stream.concat(publicTopics(), internalTopics())).toList();
  }

  private Stream<TopicSpec> publicTopics() {
    String month = millis(Duration.ofDays(30));
    return Stream.of(
        publicTopic(graphs(), Map.of(CLEANUP, "delete", RETENTION, month)),
        new TopicSpec(assets(), Purpose.PUBLIC, Map.of(CLEANUP, "compact")),
        publicTopic(
            receipts(), Map.of(CLEANUP, "compact,delete", RETENTION, millis(Duration.ofDays(90)))),
        publicTopic(deadLetters(), Map.of(CLEANUP, "delete", RETENTION, month)));
  }

  private static TopicSpec publicTopic(String name, Map<String, String> configs) {
    Map<String, String> withAppendTime = new HashMap<>(configs);
    withAppendTime.put(TIMESTAMPS, "LogAppendTime");
    return new TopicSpec(name, Purpose.PUBLIC, withAppendTime);
  }

  private Stream<TopicSpec> internalTopics() {
    return Stream.concat(
        ofRuns().stream(),
        Stream.of(
            internal("by-asset-repartition", REPARTITION),
            internal("assets-changelog", CHANGELOG),
            internal("processes-changelog", CHANGELOG)));
  }

  private TopicSpec internal(String suffix, Map<String, String> configs) {
    return new TopicSpec(applicationId + "-" + suffix, Purpose.INTERNAL, configs);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
