package io.lineweave.intake;

import io.lineweave.outcome.DeadLetter;

/** Ends the screening of a record; never leaves {@link Screening}. */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DeadLetter why;

  RejectedException(DeadLetter.Reason reason, String message) {
    super(message, null, false, false);
    this.why = new DeadLetter(reason, message);
  }

  DeadLetter why() {
    return why;
  }
}
