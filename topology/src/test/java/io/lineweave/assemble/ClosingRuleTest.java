package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.RunState.Phase;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventType;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something is due, and what; all times in seconds. Grace 5, timeout and retention a day. */
class ClosingRuleTest {
  private final ClosingRule rule = new ClosingRule(AssembleSettings.defaults());

  @ParameterizedTest
  @CsvSource({
    // phase, since, heard, due
    "RUNNING, 0, 0, 86400",
    "RUNNING, 0, 3600, 90000",
    "ENDING, 10, 10, 15",
    "ENDING, 10, 14, 15",
    "STREAMING, 0, 0, 300",
    "STREAMING, 0, 120, 300",
    "STREAMING, 300, 299, 86699",
    "STREAMING, 300, 301, 600",
    "CLOSED, 15, 10, 86415",
  })
  void shouldBeDue(Phase phase, long since, long heard, long due) {
    assertThat(rule.due(state(phase, since, heard))).isEqualTo(due * 1000);
  }

  @ParameterizedTest
  @CsvSource({
    // phase, heard, reached, now, written as
    "RUNNING, 0, RUNNING, 86400, TIMED_OUT",
    "RUNNING, 0, START, 86400, TIMED_OUT",
    "ENDING, 0, COMPLETE, 5, COMPLETE",
    "ENDING, 0, FAIL, 5, FAILED",
    "ENDING, 0, ABORT, 5, ABORTED",
    "STREAMING, 10, RUNNING, 300, CHECKPOINT",
    "STREAMING, 10, RUNNING, 86410, TIMED_OUT",
  })
  void shouldBeWrittenAs(
      Phase phase, long heard, EventType reached, long now, Completeness completeness) {
    assertThat(rule.completeness(state(phase, 0, heard), reached, now * 1000))
        .isEqualTo(completeness);
  }

  private static RunState state(Phase phase, long since, long heard) {
    return new RunState(
        phase,
        since * 1000,
        heard * 1000,
        0,
        0,
        1,
        Optional.empty(),
        0,
        Collections.emptySortedSet());
  }
}
