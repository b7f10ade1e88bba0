package io.lineweave.bench.e2e;

import java.util.function.Consumer;

/** What can be measured. */
enum Part {
  /** Events per second and processor time per event, beside both floors. */
  THROUGHPUT,
  /** Calls and operations per 1,000 runs. */
  CATALOGUE,
  /** From the terminal event to the receipt. */
  LATENCY,
  /** With many open runs. */
  GROWTH,
  /** After a kill -9. */
  RECOVERY,
  /** Start and memory. */
  FOOTPRINT;

  /**
   * Measures it, and adds what came of it.
   *
   * @throws IllegalStateException if a process ended, something did not come, or runs are lost
   */
  void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    switch (this) {
      case THROUGHPUT -> Race.measure(plan, figures);
      case CATALOGUE -> Economy.measure(plan, figures);
      case LATENCY -> Latency.measure(plan, figures);
      case GROWTH -> Growth.measure(plan, figures);
      case RECOVERY -> Recovery.measure(plan, figures);
      case FOOTPRINT -> Footprint.measure(plan, figures);
    }
  }
}
