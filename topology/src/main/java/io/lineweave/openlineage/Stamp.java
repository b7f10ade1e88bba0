package io.lineweave.openlineage;

import java.time.Instant;

/**
 * When something was said: the event's time and its state's rank.
 *
 * @param epochSecond seconds since 1970 of the event time
 * @param nano nanoseconds of the second
 * @param rank {@link EventType#rank()} of the event
 */
public record Stamp(long epochSecond, int nano, int rank) implements Comparable<Stamp> {

  /** The stamp of an event. */
  public static Stamp of(Instant eventTime, EventType type) {
    return new Stamp(eventTime.getEpochSecond(), eventTime.getNano(), type.rank());
  }

  /** The event time. */
  public Instant time() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  /** The later of two stamps. */
  public Stamp max(Stamp other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Stamp other) {
    int bySecond = Long.compare(epochSecond, other.epochSecond);
    if (bySecond != 0) {
      return bySecond;
    }
    int byNano = Integer.compare(nano, other.nano);
    return byNano != 0 ? byNano : Integer.compare(rank, other.rank);
  }
}
