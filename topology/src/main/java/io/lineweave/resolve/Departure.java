package io.lineweave.resolve;

import io.lineweave.delivery.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * When schemas go: at fixed times, the same for all tasks, so that what several tasks have shares
 * calls; and not while others use up the rate, for whom somebody waits. A departure brings each
 * collection one call, full or not, and then full calls only: the rest waits for the next one.
 */
final class Departure {
  /** From one to the next. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** How long others go first. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Timetable TIMES = new Timetable(EVERY);

  private final Set<String> served = new HashSet<>();
  private Optional<Instant> since = Optional.empty();

  /** Nobody waits any more. */
  void nobodyIsHere() {
    since = Optional.empty();
    served.clear();
  }

  /**
   * Whether those may go who are here.
   *
   * @param idle whether the rate is not used by others
   */
  boolean isOpen(Instant now, boolean idle) {
    Instant first = since.orElse(now);
    since = Optional.of(first);
    return TIMES.hasDeparted(first, now) && (idle || first.plus(LONGEST).isBefore(now));
  }

  /** Whether a collection had its call. */
  boolean hasServed(String collection) {
    return served.contains(collection);
  }

  /** A collection has its call. */
  void serves(String collection) {
    served.add(collection);
  }

  /** Who is still here waits for the next one. */
  void closes(Instant now) {
    since = Optional.of(now);
    served.clear();
  }
}
