package io.lineweave.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KillsTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  @Test
  void shouldKillAsOftenAsPlannedAndTakeTheVolumeEveryOtherTime() {
    Kills kills = new Kills(10, 5_000, new Random(7));
    List<Boolean> volumes = new ArrayList<>();
    for (int second = 0; second < 1_000 && !kills.isOver(); second++) {
      if (kills.isDue(10 * second, START.plusSeconds(second))) {
        volumes.add(kills.takesVolume());
      }
    }
    assertThat(volumes)
        .containsExactly(false, true, false, true, false, true, false, true, false, true);
    assertThat(kills.isDue(5_000, START.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void shouldNotKillBeforeEnoughIsDone() {
    Kills kills = new Kills(1, 1_000, new Random(7));

    assertThat(kills.isDue(499, START)).isFalse();
    assertThat(kills.isDue(499, START.plusSeconds(3_600))).isFalse();
    assertThat(kills.isOver()).isFalse();
  }
}
