package io.lineweave.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.delivery.Delivery;
import io.lineweave.sandbox.catalogue.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AbsenceTest {
  /** The application's default for {@code purview.timeout}. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void shouldHangLongerThanAClientWaitsAndEndBeforeItSendsAnythingElse() {
    Fault hangs = Absence.HANGS.fault();

    assertThat(hangs.effect()).isEqualTo(Fault.Effect.DELAY);
    assertThat(hangs.delay())
        .isGreaterThan(TIMEOUT)
        .isLessThan(TIMEOUT.plus(Delivery.DEFAULT.lateAnswers()));
  }

  @Test
  void shouldBefallEveryCall() {
    for (Absence absence : Absence.values()) {
      assertThat(absence.fault().call()).isEmpty();
      assertThat(absence.fault().times()).isEqualTo(Integer.MAX_VALUE);
      assertThat(absence.words()).startsWith("the catalogue ");
    }
  }
}
