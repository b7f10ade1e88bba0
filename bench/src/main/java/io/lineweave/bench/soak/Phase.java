package io.lineweave.bench.soak;

/** When an event was sent. */
enum Phase {
  /** Before anything is measured: a cold application, and assets that nobody knows yet. */
  WARM_UP,
  /** While all is well. */
  BEFORE,
  /** While the catalogue is away, or a backfill is at work. */
  MEANWHILE,
}
