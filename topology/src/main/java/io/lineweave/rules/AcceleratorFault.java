package io.lineweave.rules;

/** Where the accelerator would have raised an exception and lost the event. */
final class AcceleratorFault extends Exception {
  private static final long serialVersionUID = 1L;

  AcceleratorFault(String message) {
    super(message, null, false, false);
  }
}
