package io.lineweave.topology;

import java.util.Map;

/**
 * A topic as it has to be.
 *
 * @param name its full name
 * @param purpose for people
 * @param configs topic configuration, Kafka's own keys
 */
public record TopicSpec(String name, Purpose purpose, Map<String, String> configs) {

  /** Who a topic belongs to. */
  public enum Purpose {
    /** The user's events: created only if missing, never changed. */
    INPUT,
    /** Ours, and part of the public contract. */
    PUBLIC,
    /** Ours, nobody else's business. */
    INTERNAL
  }

  public TopicSpec {
    configs = Map.copyOf(configs);
  }
}
