package io.lineweave.bench.soak;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long after a run's end was sent its graph stands on the topic, in ms, the grace time
 * included; apart by when it was sent. For one thread.
 */
final class Latencies {
  private final Map<Integer, Sent> underWay = new HashMap<>();
  private final Map<Phase, Histogram> byPhase = new EnumMap<>(Phase.class);

  Latencies() {
    for (Phase phase : Phase.values()) {
      byPhase.put(phase, new Histogram(3));
    }
  }

  private record Sent(Phase phase, long at) {}

  /** The end of a run goes out. */
  void sent(int run, Phase phase, long millis) {
    underWay.put(run, new Sent(phase, millis));
  }

  /** A graph of a run is there; only its first counts. */
  void graph(int run, long millis) {
    Sent sent = underWay.remove(run);
    if (sent != null) {
      byPhase.get(sent.phase()).recordValue(Math.max(0, millis - sent.at()));
    }
  }

  /** Runs that ended and whose graph is not there yet. */
  int underWay() {
    return underWay.size();
  }

  /** A Markdown table that compares what was sent before with what was sent meanwhile. */
  String table() {
    return """
        | from a run's end to its graph, grace time included | before | meanwhile | ratio |
        |---|---|---|---|
        | runs | %d | %d | |
        %s%s%s\
        """
        .formatted(
            byPhase.get(Phase.BEFORE).getTotalCount(),
            byPhase.get(Phase.MEANWHILE).getTotalCount(),
            row("p50", 50),
            row("p99", 99),
            row("max", 100));
  }

  private String row(String name, double percentile) {
    long before = byPhase.get(Phase.BEFORE).getValueAtPercentile(percentile);
    long meanwhile = byPhase.get(Phase.MEANWHILE).getValueAtPercentile(percentile);
    return "| %s | %d ms | %d ms | %.2f |%n"
        .formatted(name, before, meanwhile, meanwhile / (double) Math.max(1, before));
  }
}
