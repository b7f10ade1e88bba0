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

  @Test
  void shouldOpenForSeveralOnceItWasEmptied() {
    Gate patient = new Gate(100, Duration.ofMillis(500), clock);
    assertThat(patient.tryPass(110)).isTrue();
    clock.advance(Duration.ofMillis(590));
    assertThat(patient.isOpen()).isFalse();
    assertThat(patient.tryPass(1)).isFalse();

    clock.advance(Duration.ofMillis(20));
    assertThat(patient.tryPass(30)).isTrue();
    assertThat(patient.tryPass(30)).isTrue();
    assertThat(patient.tryPass(1)).isFalse();
  }

  @Test
  void shouldPassNotLessInAllForWaiting() {
    Gate patient = new Gate(100, Duration.ofMillis(500), clock);
    int passed = 0;
    for (int tick = 0; tick < 6_000; tick++) {
      passed += patient.tryPass(7) ? 7 : 0;
      clock.advance(Duration.ofMillis(10));
    }

    assertThat(passed).isBetween(6_000, 6_200);
  }

  @Test
  void shouldNotWaitForMoreThanItCanEverHold() {
    Gate patient = new Gate(0.5, Duration.ofHours(1), clock);
    assertThat(patient.tryPass(1)).isTrue();
    clock.advance(Duration.ofMillis(2_100));
    assertThat(patient.tryPass(1)).isTrue();
  }

  @Test
  void shouldNotBeIdleBetweenBeingUsedUpAndBeingFullAgain() {
    assertThat(gate.tryPass(20)).isTrue();
    assertThat(gate.isIdle()).isTrue();
    assertThat(gate.tryPass(30)).isTrue();
    clock.advance(Duration.ofMillis(1_500));
    assertThat(gate.isOpen()).isTrue();
    assertThat(gate.isIdle()).isFalse();
    assertThat(gate.tryPass(5)).isTrue();
    clock.advance(Duration.ofMillis(600));
    assertThat(gate.isIdle()).isFalse();
    clock.advance(Duration.ofMillis(200));
    assertThat(gate.isIdle()).isTrue();
  }

  @Test
  void shouldBeIdleForSeveralWhoComeWhenItIsFullAgain() {
    assertThat(gate.tryPass(25)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(gate.tryPass(10)).isTrue();
    assertThat(gate.isIdle()).isTrue();
    assertThat(gate.tryPass(10)).isTrue();
    assertThat(gate.isIdle()).isTrue();
    gate.stop(Duration.ofSeconds(5));
    assertThat(gate.isIdle()).isFalse();
  }

  @Test
  void shouldOpenThoughMoreInstancesShareTheRateMeanwhile() {
    Gate patient = new Gate(100, Duration.ofSeconds(1), clock);
    assertThat(patient.tryPass(100)).isTrue();
    patient.share(20);
    clock.advance(Duration.ofMillis(1_100));

    assertThat(patient.tryPass(1)).isTrue();
  }
}
