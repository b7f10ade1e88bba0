package io.lineweave.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.sandbox.samples.SentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final Outcomes outcomes = new Outcomes();

  @Test
  void shouldWaitForEveryRunThatWasSent() {
    outcomes.sent(new SentEvent("ended", "job", false));
    outcomes.sent(new SentEvent("ended", "job", true));
    outcomes.sent(new SentEvent("silent", "job", false));

    assertThat(outcomes.open()).containsExactly("ended", "silent");
    assertThat(outcomes.due()).containsExactly("ended");

    outcomes.received(receipt("ended", 0, State.PUBLISHED));
    assertThat(outcomes.open()).containsExactly("silent");
    assertThat(outcomes.due()).isEmpty();
  }

  @Test
  void shouldGoOnWaitingWhileARunWaits() {
    outcomes.sent(new SentEvent("r", "job", true));
    outcomes.received(receipt("r", 0, State.WAITING));

    assertThat(outcomes.due()).containsExactly("r");
    assertThat(outcomes.states()).containsEntry("r", "WAITING");
  }

  @Test
  void shouldLetTheHighestRevisionCount() {
    outcomes.received(receipt("r", 1, State.PUBLISHED));
    outcomes.received(receipt("r", 0, State.SKIPPED));
    assertThat(outcomes.states()).containsEntry("r", "PUBLISHED");

    outcomes.received(receipt("r", 1, State.UNCHANGED));
    assertThat(outcomes.states()).containsEntry("r", "UNCHANGED");
  }

  @Test
  void shouldNotWaitForARunWhoseEventsWereAllRejected() {
    outcomes.sent(new SentEvent("r", "job", false));
    outcomes.sent(new SentEvent("r", "job", true));
    outcomes.rejected("r");
    assertThat(outcomes.open()).containsExactly("r");

    outcomes.rejected("r");
    assertThat(outcomes.open()).isEmpty();
    assertThat(outcomes.states()).containsEntry("r", "DEAD_LETTERED");
  }

  private static Receipt receipt(String run, int revision, State state) {
    return new Receipt(
        run,
        revision,
        state,
        "",
        "ns/job",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        Instant.EPOCH);
  }
}
