package io.lineweave.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What was measured of a delivery, beside what is possible at best.
 *
 * @param processes how many were written
 * @param calls writing calls that it took
 * @param time from the first call that was answered, its latency included, to the last answer
 * @param busy processor time of the application meanwhile
 * @param around processor time of the catalogue and the bench meanwhile; the broker's is not in it
 * @param lanes calls in flight at most: one for each task
 * @param batch processes of one call at most
 * @param latency of one call
 */
record Delivered(
    int processes,
    long calls,
    Duration time,
    Duration busy,
    Duration around,
    int lanes,
    int batch,
    Duration latency) {

  /** The round of middle time. */
  static Delivered middle(List<Delivered> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparing(Delivered::time))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  double perSecond() {
    return processes * 1e3 / time.toMillis();
  }

  /** What latency, calls in flight and batch size allow. */
  double bound() {
    return lanes * batch * 1e3 / latency.toMillis();
  }

  double ofBound() {
    return 100 * perSecond() / bound();
  }

  /** For a person who waits. */
  String line() {
    return "%.2f s, %,.0f a second, %.0f %% of the bound, %.2f s of processor time"
        .formatted(time.toMillis() / 1e3, perSecond(), ofBound(), busy.toMillis() / 1e3);
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
        | processor time of the application | %.2f s |
        | processor time of the catalogue and the bench | %.2f s |
        | processor time of the application per process | %.2f ms |
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
            around.toMillis() / 1e3,
            busy.toNanos() / 1e6 / processes,
            perSecond(),
            lanes,
            batch,
            latency.toMillis(),
            bound(),
            ofBound());
  }
}
