package io.lineweave.kafka;

import java.util.Optional;

/** Where a record stands; as text {@code topic-partition@offset}. */
public record SourcePosition(String topic, int partition, long offset) {

  /** The position that such a text names, if it names one. */
  public static Optional<SourcePosition> parse(String text) {
    int at = text.lastIndexOf('@');
    int dash = text.lastIndexOf('-', at);
    if (dash < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SourcePosition(
              text.substring(0, dash),
              Integer.parseInt(text.substring(dash + 1, at)),
              Long.parseLong(text.substring(at + 1))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
