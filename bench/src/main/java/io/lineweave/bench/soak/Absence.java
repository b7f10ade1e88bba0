package io.lineweave.bench.soak;

import io.lineweave.sandbox.catalogue.Fault;
import java.time.Duration;

/**
 * How a catalogue is away, in the order in which an outage has them. The last one leaves calls
 * behind that it works off when it is back, long after whoever made them gave them up.
 */
enum Absence {
  /** A gateway refuses every call. */
  REFUSES("the catalogue answers 503"),
  /** No call is applied or answered. */
  CLOSES("the catalogue closes every connection"),
  /** Calls are applied long after the client's timeout. */
  HANGS("the catalogue lets every call hang");

  /** Above {@code purview.timeout} (20 s), below that and {@code delivery.late-answers} (30 s). */
  private static final Duration HANG = Duration.ofSeconds(30);

  private final String words;

  Absence(String words) {
    this.words = words;
  }

  /** For a person who waits. */
  String words() {
    return words;
  }

  Fault fault() {
    return switch (this) {
      case REFUSES -> Fault.status(503);
      case CLOSES -> Fault.drop(false);
      case HANGS -> Fault.delay(HANG);
    };
  }
}
