package io.lineweave.bench;

import java.time.Duration;

/**
 * What was measured of a delivery, beside what is possible at best.
 *
 * @param processes how many were written
 * @param calls writing calls that it took
 * @param time from the first call that was answered, its latency included, to the last answer
 * @param busy processor time of the whole JVM meanwhile, broker and catalogue included
 * @param lanes calls in flight at most: one for each task
 * @param batch processes of one call at most
 * @param latency of one call
 */
record Delivered(
    int processes,
    long calls,
    Duration time,
    Duration busy,
    int lanes,
    int batch,
    Duration latency) {

  double perSecond() {
    return processes * 1e3 / time.toMillis();
  }

  /** What latency, calls in flight and batch size allow. */
  double bound() {
    return lanes * batch * 1e3 / latency.toMillis();
  }

  /** A Markdown table. */
  String table() {
    return """
        | | |
        |---|---|
        | processes | %,d |
        | calls | %,d |
        | entities per call | %.1f |
        | time | %.2f s |
        | processor time, broker and catalogue included | %.2f s |
        | processes per second | %,.0f |
        | bound: %d calls in flight x %d entities / %d ms | %,.0f |
        | of the bound | %.0f %% |
        """
        .formatted(
            processes,
            calls,
            (double) processes / calls,
            time.toMillis() / 1e3,
            busy.toMillis() / 1e3,
            perSecond(),
            lanes,
            batch,
            latency.toMillis(),
            bound(),
            100 * perSecond() / bound());
  }
}
