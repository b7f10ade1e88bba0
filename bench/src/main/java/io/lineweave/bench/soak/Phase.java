package io.lineweave.bench.soak;

/** When an event was sent. */
enum Phase {
  /** Before anything is measured: a cold application, and assets that nobody knows yet. */
  WARM_UP,
  /** With the catalogue there, whatever happens to the application. */
  BEFORE,
  /** With the catalogue away. */
  OUTAGE,
}
