package io.lineweave.bench.soak;

import java.time.Duration;

/**
 * What an outage of the catalogue did.
 *
 * @param away how long it was
 * @param sent runs sent meanwhile
 * @param waiting runs without a final receipt at its end
 * @param rebalances of the application's consumer group meanwhile
 * @param drained from its end to the last receipt
 */
record Outage(Duration away, int sent, int waiting, int rebalances, Duration drained) {

  /** A Markdown table. */
  String table() {
    return """
        | outage | |
        |---|---|
        | long | %d s |
        | runs sent meanwhile | %d |
        | runs waiting at its end | %d |
        | rebalances meanwhile | %d |
        | from its end to the last receipt | %.1f s |
        """
        .formatted(away.toSeconds(), sent, waiting, rebalances, drained.toMillis() / 1e3);
  }
}
