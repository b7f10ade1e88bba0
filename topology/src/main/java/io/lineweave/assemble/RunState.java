package io.lineweave.assemble;

import io.lineweave.openlineage.LeftOut;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where a run stands, apart from its graph. All times are arrivals by the wall clock, in
 * milliseconds since 1970; event times never decide when a run closes.
 *
 * @param phase where it stands
 * @param since when that phase began; for a streaming job, when it was last checkpointed after that
 * @param heard when the last event that changed something arrived
 * @param arrived the time of the record of the event that brought the run to its phase's end: the
 *     first terminal event, or the last event of a run that has none
 * @param indexed under which time the due index holds it while it is open; it may be due later
 * @param events how many events changed something
 * @param told the last outcome; empty before the first
 * @param revision of the next outcome
 * @param leftOut what kinds were left out of its graph to keep within the limits
 */
record RunState(
    Phase phase,
    long since,
    long heard,
    long arrived,
    long indexed,
    long events,
    Optional<Told> told,
    int revision,
    SortedSet<LeftOut> leftOut) {

  /** A run of which nothing arrived yet. */
  static final RunState UNHEARD =
      new RunState(Phase.CLOSED, 0, 0, 0, 0, 0, Optional.empty(), 0, Collections.emptySortedSet());

  /** Where a run can stand. */
  enum Phase {
    /** No terminal event yet. */
    RUNNING,
    /** A streaming or service job, of which none is to be expected. */
    STREAMING,
    /** A terminal event came; others may follow. */
    ENDING,
    /** The outcome is out; kept for late events. */
    CLOSED
  }

  /**
   * An outcome.
   *
   * @param at when it was sent
   * @param content what it was about, see {@link Content}
   */
  record Told(long at, long content) {}

  /** See {@link #arrived}; empty if nobody knows. */
  Optional<Instant> arrivalTime() {
    return arrived > 0 ? Optional.of(Instant.ofEpochMilli(arrived)) : Optional.empty();
  }

  boolean isOpen() {
    return phase != Phase.CLOSED;
  }

  /** Whether the last outcome said just that. */
  boolean toldOf(long content) {
    return told.filter(last -> last.content() == content).isPresent();
  }

  /** After an event that changed something, which leaves the run in this phase. */
  RunState after(Phase next, SortedSet<LeftOut> nowLeftOut, Arrival arrival) {
    boolean stays = next == phase;
    return new RunState(
        next,
        stays ? since : arrival.now(),
        arrival.now(),
        stays && phase == Phase.ENDING ? arrived : arrival.record(),
        indexed,
        events + 1,
        told,
        revision,
        nowLeftOut);
  }

  /** After an outcome, whether or not there was anything new to tell. */
  RunState passedTo(Phase next, long now) {
    return new RunState(next, now, heard, arrived, indexed, events, told, revision, leftOut);
  }

  RunState telling(Told what) {
    Optional<Told> telling = Optional.of(what);
    return new RunState(
        phase, since, heard, arrived, indexed, events, telling, revision + 1, leftOut);
  }

  /** As if the last outcome had never been told: long due, under the same revision. */
  RunState untold() {
    Phase again = phase == Phase.CLOSED ? Phase.ENDING : phase;
    return new RunState(
        again, 0, heard, arrived, 0, events, Optional.empty(), revision - 1, leftOut);
  }

  RunState indexedAt(long due) {
    return new RunState(phase, since, heard, arrived, due, events, told, revision, leftOut);
  }
}
