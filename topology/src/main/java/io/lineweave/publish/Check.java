package io.lineweave.publish;

import java.time.Instant;

/**
 * A written process whose edges are looked at.
 *
 * @param guid that the catalogue gave it
 * @param step what is to be done next
 * @param alone whether it goes in a call of its own
 * @param due when
 */
record Check(Parcel parcel, String guid, Step step, boolean alone, Instant due) {
  /** What is done about it, in this order, until its edges are as written. */
  enum Step {
    READ,
    READ_AGAIN,
    DELETE
  }

  /** A process that was just written. */
  static Check of(Parcel parcel, String guid, Instant now) {
    return new Check(parcel, guid, Step.READ, false, now);
  }

  String name() {
    return parcel.process();
  }

  Check then(Step next, Instant when) {
    return new Check(parcel, guid, next, alone, when);
  }

  Check byItself() {
    return new Check(parcel, guid, step, true, due);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  boolean goesWith(Check other) {
    return !alone
        && !other.alone
        && step == other.step
        && parcel.name().typeName().equals(other.parcel.name().typeName());
  }
}
