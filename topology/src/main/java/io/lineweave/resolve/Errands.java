package io.lineweave.resolve;

import io.lineweave.delivery.Timetable;
import io.lineweave.resolve.Inquiry.Need;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which questions can go in one call, and which call is next. A call that is not full waits a
 * little for company from the moment its first question came up; of those that need not wait any
 * longer the oldest goes first, so that none is starved.
 */
final class Errands {

  /**
   * What one call is about.
   *
   * @param of the type that is looked up, {@link Lookup#ALL_TYPES} for all; the collection that is
   *     created in
   */
  record Errand(Need need, String of) {
    /** Whether it may be one of several look-ups that an asset needs, one after the other. */
    private boolean isByType() {
      return need == Need.LOOKUP && !of.equals(Lookup.ALL_TYPES);
    }
  }

  private final Timetable departures;
  private final Timetable departuresByType;
  private final InstantSource clock;
  private final Map<Errand, Instant> since = new HashMap<>();
  private final Map<Errand, List<Inquiry>> open = new LinkedHashMap<>();

  /**
   * Of one task.
   *
   * @param linger how long a call waits at most; a look-up by type half of it
   */
  Errands(Duration linger, InstantSource clock) {
    this.departures = new Timetable(linger);
    this.departuresByType = new Timetable(linger.dividedBy(2));
    this.clock = clock;
  }

  /** Begins anew with what is open; how long it has been is remembered. */
  void clear() {
    open.clear();
  }

  /** One that needs a call, the more urgent first. */
  void add(Errand errand, Inquiry inquiry) {
    open.computeIfAbsent(errand, any -> new ArrayList<>()).add(inquiry);
  }

  /** Whether nobody needs a call, now or in a moment. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * What to do next.
   *
   * @param full whether a call is full
   * @param later whether it has to stand back for what is due and not later
   * @return empty if all wait for company
   */
  Optional<Errand> next(Predicate<Errand> full, Predicate<Errand> later) {
    Instant now = clock.instant();
    since.keySet().retainAll(open.keySet());
    open.keySet().forEach(errand -> since.putIfAbsent(errand, now));
    return open.keySet().stream()
        .filter(errand -> full.test(errand) || hasDeparted(errand, now))
        .min(
            Comparator.comparing(later::test)
                .thenComparing(since::get)
                // In a burst all tasks ask the same things at the same time.
                .thenComparing(errand -> errand.isByType() ? errand.of() : ""));
  }

  private boolean hasDeparted(Errand errand, Instant now) {
    Timetable timetable = errand.isByType() ? departuresByType : departures;
    return timetable.hasDeparted(since.get(errand), now);
  }

  /** The questions of a call, the more urgent first. */
  List<Inquiry> of(Errand errand) {
    return open.get(errand);
  }

  /** The call was made; who did not fit in waits for company again. */
  void done(Errand errand) {
    since.remove(errand);
  }
}
