package io.lineweave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
  private final HandClock clock = new HandClock();
  private final Gate gate = new Gate(25, clock);

  @Test
  void shouldPassASecondsAllowanceAtOnceAndNotMore() {
    assertThat(gate.tryPass(25)).isTrue();
    assertThat(gate.tryPass(1)).isFalse();
    clock.advance(Duration.ofMillis(40));
    assertThat(gate.tryPass(1)).isTrue();
  }

  @Test
  void shouldLetALargeBatchOverdrawAndHaveItPaidOff() {
    assertThat(gate.tryPass(125)).isTrue();
    clock.advance(Duration.ofMillis(3_900));
    assertThat(gate.tryPass(1)).isFalse();
    clock.advance(Duration.ofMillis(200));
    assertThat(gate.tryPass(1)).isTrue();
  }

  @Test
  void shouldStopEverybodyUntilRetryAfter() {
    gate.stop(Duration.ofSeconds(5));
    gate.stop(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(4));
    assertThat(gate.tryPass(1)).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(gate.tryPass(1)).isTrue();
  }

  @Test
  void shouldDivideTheRateByLiveInstances() {
    gate.share(5);
    assertThat(gate.tryPass(5)).isTrue();
    assertThat(gate.tryPass(1)).isFalse();
    clock.advance(Duration.ofMillis(150));
    assertThat(gate.tryPass(1)).isFalse();
    clock.advance(Duration.ofMillis(100));
    assertThat(gate.tryPass(1)).isTrue();
  }

  @Test
  void shouldWorkUnderOneOperationPerSecond() {
    Gate slow = new Gate(0.5, clock);
    assertThat(slow.tryPass(1)).isTrue();
    clock.advance(Duration.ofMillis(1_900));
    assertThat(slow.tryPass(1)).isFalse();
    clock.advance(Duration.ofMillis(200));
    assertThat(slow.tryPass(1)).isTrue();
  }
}
