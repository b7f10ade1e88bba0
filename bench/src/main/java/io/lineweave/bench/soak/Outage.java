package io.lineweave.bench.soak;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What an outage of the catalogue did.
 *
 * @param away how long it was
 * @param sent runs sent meanwhile
 * @param waiting runs without a final receipt at its end
 * @param rebalances of the application's consumer group meanwhile
 * @param drained from its end to the last receipt
 * @param latencies from a run's end to its graph, before and meanwhile
 */
record Outage(
    Duration away, int sent, int waiting, int rebalances, Duration drained, Latencies latencies) {

  /** A Markdown table. */
  String table() {
    return """
        | | before | in the outage | ratio |
        |---|---|---|---|
        | runs ended | %d | %d | |
        %s%s%s
        | | |
        |---|---|
        | outage | %d s |
        | runs sent meanwhile | %d |
        | runs waiting at its end | %d |
        | rebalances meanwhile | %d |
        | from its end to the last receipt | %.1f s |
        """
        .formatted(
            of(Phase.BEFORE).getTotalCount(),
            of(Phase.OUTAGE).getTotalCount(),
            row("p50", 50),
            row("p99", 99),
            row("max", 100),
            away.toSeconds(),
            sent,
            waiting,
            rebalances,
            drained.toMillis() / 1e3);
  }

  private String row(String name, double percentile) {
    long before = of(Phase.BEFORE).getValueAtPercentile(percentile);
    long meanwhile = of(Phase.OUTAGE).getValueAtPercentile(percentile);
    return "| event to graph, grace time included, %s | %d ms | %d ms | %.2f |%n"
        .formatted(name, before, meanwhile, meanwhile / (double) Math.max(1, before));
  }

  private Histogram of(Phase phase) {
    return latencies.of(phase);
  }
}
