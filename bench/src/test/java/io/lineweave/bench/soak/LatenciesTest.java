package io.lineweave.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void shouldCompareTheLatenciesOfWhatWasSentBeforeAndMeanwhile() {
    latencies.sent(1, Phase.BEFORE, 1_000);
    latencies.sent(2, Phase.MEANWHILE, 2_000);
    latencies.sent(3, Phase.MEANWHILE, 3_000);
    latencies.graph(1, 1_100);
    latencies.graph(2, 2_150);
    // A repeat after a kill, and a run that nobody sent.
    latencies.graph(2, 9_000);
    latencies.graph(7, 9_000);

    assertThat(latencies.underWay()).isEqualTo(1);
    assertThat(latencies.table())
        .contains("| runs | 1 | 1 | |")
        .contains("| p99 | 100 ms | 150 ms | 1.50 |");
  }
}
