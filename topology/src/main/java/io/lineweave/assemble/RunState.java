package io.lineweave.assemble;

import java.util.Optional;

/**
 * Where a run stands, apart from its graph. All times are arrivals by the wall clock, in
 * milliseconds since 1970; event times never decide when a run closes.
 *
 * @param phase where it stands
 * @param since when that phase began; for a streaming job, when it was last checkpointed after that
 * @param heard when the last event that changed something arrived
 * @param indexed the time under which the due index holds it; what is really due may be later
 * @param events how many events changed something
 * @param told the last outcome; empty before the first
 * @param revision of the next outcome
 */
record RunState(
    Phase phase,
    long since,
    long heard,
    long indexed,
    long events,
    Optional<Told> told,
    int revision) {

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

  /** A run of which nothing arrived yet. */
  static RunState unheard() {
    return new RunState(Phase.CLOSED, 0, 0, Long.MAX_VALUE, 0, Optional.empty(), 0);
  }

  boolean isOpen() {
    return phase != Phase.CLOSED;
  }

  /** After an event that changed something, which leaves the run in this phase. */
  RunState arrived(Phase next, long now) {
    long begun = next == phase ? since : now;
    long index = isOpen() ? indexed : Long.MAX_VALUE;
    return new RunState(next, begun, now, index, events + 1, told, revision);
  }

  /** After an outcome, whether or not there was anything new to tell. */
  RunState passedTo(Phase next, long now) {
    return new RunState(next, now, heard, indexed, events, told, revision);
  }

  RunState telling(long content, long now) {
    Optional<Told> telling = Optional.of(new Told(now, content));
    return new RunState(phase, since, heard, indexed, events, telling, revision + 1);
  }

  /** As if the last outcome had never been told: it is due, under the same revision. */
  RunState untold() {
    Phase again = phase == Phase.CLOSED ? Phase.ENDING : phase;
    return new RunState(again, heard, heard, indexed, events, Optional.empty(), revision - 1);
  }

  RunState indexedAt(long due) {
    return new RunState(phase, since, heard, due, events, told, revision);
  }
}
