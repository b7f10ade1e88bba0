package io.lineweave.assemble;

/**
 * When an event arrived, in milliseconds since 1970.
 *
 * @param now by the wall clock, at this room: decides when runs close
 * @param record the time of the event's record on the input topic, never later than now: what it
 *     took from there is what a user waits for
 */
record Arrival(long now, long record) {
  static final Arrival UNKNOWN = new Arrival(0, 0);

  Arrival {
    record = Math.min(now, record);
  }
}
