package io.lineweave.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void shouldCountWhatBecameOfTheRunsThatWereAppended() {
    appended("a", 7);
    appended("b", 8);
    appended("c", 9);

    assertThat(received("a", State.UNCHANGED, 7)).isTrue();
    assertThat(received("b", State.SUPERSEDED, 8)).isTrue();
    assertThat(received("another", State.PUBLISHED, 8)).isFalse();

    assertThat(tally.runs()).isEqualTo(3);
    assertThat(tally.waiting()).isEqualTo(1);
    assertThat(tally.settled()).isEqualTo(Map.of(State.UNCHANGED, 1L, State.SUPERSEDED, 1L));
  }

  @Test
  void shouldNotTakeAReceiptOfBeforeForOneOfTheReplay() {
    appended("a", 7);

    assertThat(received("a", State.PUBLISHED, 6)).isFalse();
    assertThat(received("a", State.WAITING, 7)).isFalse();
    assertThat(tally.waiting()).isEqualTo(1);
  }

  @Test
  void shouldTakeTheReceiptOfALaterLiveGraphOfTheRun() {
    appended("a", 7);

    assertThat(received("a", State.PUBLISHED, 8)).isTrue();
    assertThat(tally.waiting()).isZero();
  }

  @Test
  void shouldCountARunOnceWhoseGraphWasAppendedTwice() {
    appended("a", 7);
    appended("a", 9);

    assertThat(received("a", State.UNCHANGED, 7)).isFalse();
    assertThat(received("a", State.UNCHANGED, 9)).isTrue();
    assertThat(received("a", State.UNCHANGED, 9)).isFalse();
    assertThat(tally.runs()).isEqualTo(1);
    assertThat(tally.settled()).isEqualTo(Map.of(State.UNCHANGED, 1L));
  }

  private void appended(String run, long offset) {
    tally.appended(run, new SourcePosition("lineweave.graphs", 3, offset));
  }

  private boolean received(String run, State state, long offset) {
    return tally.received(
        new Receipt(
            run,
            0,
            state,
            "",
            "ns/job",
            Optional.empty(),
            Optional.empty(),
            "lineweave.graphs-3@" + offset,
            List.of(),
            List.of(),
            Instant.EPOCH));
  }
}
