package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {
  @Test
  void shouldDrawTheSecondRankHalfAsOftenAsTheFirst() {
    int[] drawn = new int[100];
    Zipf zipf = new Zipf(drawn.length);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      drawn[zipf.draw(random)]++;
    }

    assertThat((double) drawn[1] / drawn[0]).isCloseTo(0.5, within(0.05));
    assertThat((double) drawn[9] / drawn[0]).isCloseTo(0.1, within(0.02));
    assertThat(drawn[99]).isPositive();
  }

  @Test
  void shouldAlwaysDrawTheOnlyRank() {
    assertThat(new Zipf(1).draw(new SplittableRandom(1))).isZero();
  }
}
