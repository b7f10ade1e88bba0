package io.lineweave.bench.soak;

/** When an event was sent. */
enum Phase {
  /** With the catalogue there, whatever happens to the application. */
  BEFORE,
  /** With the catalogue away. */
  OUTAGE,
}
