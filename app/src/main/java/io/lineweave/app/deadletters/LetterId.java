package io.lineweave.app.deadletters;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands on its topic: its name for as long as the topic keeps it. As text
 * {@code partition-offset}.
 */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})");
  private static final Comparator<LetterId> ORDER =
      Comparator.comparingInt(LetterId::partition).thenComparingLong(LetterId::offset);

  /** The dead letter that such a text names, if it names one. */
  public static Optional<LetterId> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new LetterId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(LetterId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
