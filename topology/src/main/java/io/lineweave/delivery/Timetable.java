package io.lineweave.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * When calls depart that wait for company: at fixed times, the same for all tasks, so that what
 * several tasks have to say meets, see {@link SharedCalls}. Nobody waits longer than one interval.
 *
 * @param every the interval; zero lets everybody go at once
 */
public record Timetable(Duration every) {

  /** Whether there was a departure since then. */
  public boolean hasDeparted(Instant since, Instant now) {
    return every.isZero() || slot(now) > slot(since);
  }

  private long slot(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), Math.max(1, every.toMillis()));
  }
}
