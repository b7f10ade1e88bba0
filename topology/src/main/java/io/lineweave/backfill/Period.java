package io.lineweave.backfill;

import java.time.Duration;
import java.time.Instant;

/**
 * A period of a topic, by the times of its records: from, inclusive, to, exclusive. So periods that
 * follow one another share no record and miss none.
 */
public record Period(Instant from, Instant to) {
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the period ends (" + to + ") before it begins: " + from);
    }
  }

  /** Whether a record of that time, in milliseconds since 1970, lies within. */
  public boolean contains(long timestamp) {
    return timestamp >= from.toEpochMilli() && timestamp < to.toEpochMilli();
  }

  /** The period with that much before and after it: what is read so that no run is cut. */
  public Period widened(Duration around) {
    return new Period(from.minus(around), to.plus(around));
  }

  /** As in ISO 8601: {@code from/to}. */
  @Override
  public String toString() {
    return from + "/" + to;
  }
}
