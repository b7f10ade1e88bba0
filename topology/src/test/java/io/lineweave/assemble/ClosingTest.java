package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Room.Written;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
  private static final String STREAMING =
      "\"jobType\":{\"processingType\":\"%s\",\"integration\":\"FLINK\",\"jobType\":\"JOB\"}";

  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE,COMPLETE", "FAIL,FAILED", "ABORT,ABORTED"})
  void shouldCloseAfterGraceOfATerminalEvent(String type, Completeness completeness) {
    room.send(event("START", 0).out(dataset("x")), event(type, 1));
    room.advance(Duration.ofMillis(4_900));
    assertThat(room.graphs).isEmpty();

    room.advance(Duration.ofMillis(350));

    written().containsExactly(completeness);
    assertThat(room.counted("graphs", "completeness", completeness.name())).isEqualTo(1);
  }

  @Test
  void shouldTakeEventsWithinGraceIntoTheSameGraph() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.advance(Duration.ofSeconds(4));
    room.send(event("START", 0).in(dataset("a")));
    room.advance(Duration.ofMillis(1_250));

    assertThat(room.graphs).hasSize(1);
    assertThat(room.graphs.get(0).graph().inputs()).hasSize(1);
  }

  @Test
  void shouldSayWhenTheEventThatEndedTheRunCameToTheInput() {
    Instant end = room.clock.instant().minusSeconds(40);
    room.send(end.minusSeconds(9), event("START", 0).out(dataset("x")));
    room.send(end, event("FAIL", 1));
    room.send(end.plusSeconds(1), event("COMPLETE", 2));
    room.settle();
    assertThat(room.graphs.get(0).assembly().arrivalTime()).contains(end);

    Instant late = end.plusSeconds(30);
    room.send(late, event("RUNNING", 1).in(dataset("a")));
    room.settle();
    assertThat(room.graphs.get(1).assembly().arrivalTime()).contains(late);
  }

  @Test
  void shouldSayWhenTheLastEventCameOfARunWithoutAnEnd() {
    Instant last = room.clock.instant().minusSeconds(40);
    room.send(last.minusSeconds(9), event("START", 0).out(dataset("x")));
    room.send(last, event("RUNNING", 1).in(dataset("a")));
    room.advance(Duration.ofHours(25));

    written().containsExactly(Completeness.TIMED_OUT);
    assertThat(room.graphs.get(0).assembly().arrivalTime()).contains(last);
  }

  @Test
  void shouldNeverSayThatAnEventCameLaterThanNow() {
    Instant now = room.clock.instant();
    room.send(now.plusSeconds(3600), event("COMPLETE", 1).out(dataset("x")));
    room.settle();

    assertThat(room.graphs.get(0).assembly().arrivalTime()).contains(now);
  }

  @Test
  void shouldNotBeKeptOpenByEventsAfterTheEnd() {
    room.send(event("FAIL", 1).out(dataset("x")));
    for (int second = 2; second < 8; second++) {
      room.send(event("RUNNING", second));
      room.advance(Duration.ofSeconds(1));
    }

    written().containsExactly(Completeness.FAILED);
  }

  @Test
  void shouldTimeOutARunThatFallsSilent() {
    room.send(event("START", 0).out(dataset("x")));
    room.advance(Duration.ofHours(23));
    room.send(event("RUNNING", 1));
    room.advance(Duration.ofHours(23));
    assertThat(room.graphs).isEmpty();

    room.advance(Duration.ofHours(1));

    written().containsExactly(Completeness.TIMED_OUT);
  }

  @Test
  void shouldNotGoByEventTimes() {
    room.send(event("COMPLETE", 1).out(dataset("x")).json().replace("2026-", "2036-"));
    room.send(event("COMPLETE", 1).of("r-2").out(dataset("x")).json().replace("2026-", "1996-"));
    room.advance(Duration.ofSeconds(4));
    assertThat(room.graphs).isEmpty();

    room.advance(Duration.ofSeconds(2));

    assertThat(room.graphs).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"STREAMING", "SERVICE"})
  void shouldCheckpointWhatNeverEndsAsLongAsItChanges(String processingType) {
    room.send(event("START", 0).jobFacet(STREAMING.formatted(processingType)).out(dataset("x")));
    room.advance(Duration.ofMinutes(4));
    assertThat(room.graphs).isEmpty();
    room.advance(Duration.ofMinutes(2));
    written().containsExactly(Completeness.CHECKPOINT);

    room.advance(Duration.ofMinutes(30));
    assertThat(room.graphs).hasSize(1);

    room.send(event("RUNNING", 1).in(dataset("a")));
    room.advance(Duration.ofMinutes(6));
    written().containsExactly(Completeness.CHECKPOINT, Completeness.CHECKPOINT);
    revisions().containsExactly(0, 1);
  }

  @Test
  void shouldNotCheckpointAgainWhatOnlySaysThatItStillRuns() {
    room.send(event("START", 0).jobFacet(STREAMING.formatted("STREAMING")).out(dataset("x")));
    for (int second = 1; second < 60; second++) {
      room.send(event("RUNNING", second));
      room.advance(Duration.ofMinutes(1));
    }

    assertThat(room.graphs).hasSize(1);
  }

  @Test
  void shouldNotCheckpointABatchRun() {
    room.send(event("START", 0).jobFacet(STREAMING.formatted("BATCH")).out(dataset("x")));
    room.advance(Duration.ofHours(1));

    assertThat(room.graphs).isEmpty();
  }

  @Test
  void shouldCloseAStreamingJobThatEnds() {
    room.send(event("START", 0).jobFacet(STREAMING.formatted("STREAMING")).out(dataset("x")));
    room.advance(Duration.ofMinutes(6));
    room.send(event("COMPLETE", 1));
    room.settle();

    written().containsExactly(Completeness.CHECKPOINT, Completeness.COMPLETE);
    assertThat(room.gauged("open")).isZero();
  }

  @Test
  void shouldTimeOutAStreamingJobThatFallsSilent() {
    room.send(event("START", 0).jobFacet(STREAMING.formatted("STREAMING")).out(dataset("x")));
    room.advance(Duration.ofMinutes(6));
    room.advance(Duration.ofHours(24));

    written().containsExactly(Completeness.CHECKPOINT, Completeness.TIMED_OUT);
  }

  @Test
  void shouldMakeANewRevisionOfALateEventThatSaysSomethingNew() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.settle();
    room.advance(Duration.ofHours(23));
    room.send(event("START", 0).in(dataset("a")));
    room.settle();

    revisions().containsExactly(0, 1);
    assertThat(room.graphs.get(1).graph().inputs()).hasSize(1);
    assertThat(room.graphs.get(1).graph().outputs()).hasSize(1);
    assertThat(room.counted("events", "fate", "LATE")).isEqualTo(1);
  }

  @Test
  void shouldMakeNothingOfALateRepetition() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.settle();
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.advance(Duration.ofHours(1));

    assertThat(room.graphs).hasSize(1);
    assertThat(room.gauged("open")).isZero();
    assertThat(room.counted("events", "fate", "DUPLICATE")).isEqualTo(1);
  }

  @Test
  void shouldMakeNothingOfALateEventThatSaysTheSameLater() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.settle();
    room.send(event("OTHER", 2).out(dataset("x")));
    room.settle();

    assertThat(room.graphs).hasSize(1);
    assertThat(room.gauged("open")).isZero();
  }

  @Test
  void shouldMakeANewRevisionOfALateEndOfARunThatTimedOut() {
    room.send(event("START", 0).out(dataset("x")));
    room.advance(Duration.ofHours(25));
    room.send(event("COMPLETE", 1));
    room.settle();

    written().containsExactly(Completeness.TIMED_OUT, Completeness.COMPLETE);
    revisions().containsExactly(0, 1);
  }

  @Test
  void shouldMakeAFilteredRunAGraphWhenALateEventBringsItsOutput() {
    room.send(event("COMPLETE", 1).in(dataset("a")));
    room.settle();
    assertThat(room.receipts).hasSize(1);

    room.send(event("OTHER", 2).out(dataset("x")));
    room.settle();

    revisions().containsExactly(1);
  }

  @Test
  void shouldForgetARunAfterItsRetention() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.settle();
    assertThat(room.stored()).isNotEmpty();

    room.advance(Duration.ofHours(25));

    assertThat(room.stored().keySet()).allMatch(key -> key.get()[0] == 'p');
    assertThat(room.gauged("kept")).isZero();
  }

  @Test
  void shouldKeepARunFromItsLastClosingOn() {
    room.send(event("COMPLETE", 1).out(dataset("x")));
    room.settle();
    room.advance(Duration.ofHours(23));
    room.send(event("OTHER", 2).in(dataset("a")));
    room.settle();
    room.advance(Duration.ofHours(20));
    room.send(event("OTHER", 3).in(dataset("b")));
    room.settle();

    revisions().containsExactly(0, 1, 2);
    assertThat(room.graphs.get(2).graph().inputs()).hasSize(2);
    room.advance(Duration.ofHours(25));
    assertThat(room.gauged("kept")).isZero();
    assertThat(room.stored().keySet()).allMatch(key -> key.get()[0] == 'p');
  }

  @Test
  void shouldForgetAtOnceIfNothingIsToBeKept() {
    try (Room forgetful = new Room(new Changed().retention(Duration.ZERO).settings())) {
      forgetful.send(event("COMPLETE", 1).out(dataset("x")));
      forgetful.settle();

      assertThat(forgetful.graphs).hasSize(1);
      assertThat(forgetful.stored().keySet()).allMatch(key -> key.get()[0] == 'p');
    }
  }

  @Test
  void shouldHoldAJobEventForNothing() {
    room.send(
        """
        {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","job":{"namespace":"n","name":"j"},
        "inputs":[{"namespace":"d","name":"s"}],"outputs":[{"namespace":"d","name":"t"}]}""");

    written().containsExactly(Completeness.STATIC);
    assertThat(room.graphs.get(0).key()).isEqualTo("n/j");
    assertThat(room.stored()).isEmpty();
  }

  @Test
  void shouldLetADatasetEventTravelOn() {
    room.send(
        """
        {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","dataset":{"namespace":"d","name":"t",
        "facets":{"schema":{"fields":[{"name":"c"}]},"documentation":{"description":"x"}}}}""");

    written().containsExactly(Completeness.STATIC);
    assertThat(room.graphs.get(0).key()).isEqualTo("dataset:d/t");
    assertThat(room.graphs.get(0).graph().outputs().values().iterator().next().facets().byName())
        .containsKeys("schema", "documentation");
  }

  @Test
  void shouldFilterAJobEventWithoutOutputs() {
    room.send(
        """
        {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","job":{"namespace":"n","name":"j"}}""");

    assertThat(room.graphs).isEmpty();
    assertThat(room.receipts).extracting(it -> it.runId()).containsExactly("job:n/j");
  }

  @Test
  void shouldGiveEveryRecordTheTimeOfTheWallClock() {
    room.send(event("COMPLETE", 1).out(dataset("x")).json().replace("2026-", "2036-"));
    room.settle();

    assertThat(room.times).containsExactly(room.clock.millis());
  }

  @Test
  void shouldSayWhichBackfillWroteAGraph() {
    try (Room backfill = new Room(new Changed().replayId("b-7").settings())) {
      backfill.send(event("COMPLETE", 1).out(dataset("x")));
      backfill.settle();

      assertThat(backfill.graphs.get(0).assembly().replayId()).contains("b-7");
    }
  }

  @Test
  void shouldStopAtItsBudgetAndGoOnAtTheNextTick() {
    try (Room busy =
        new Room(new Changed().grace(Duration.ofHours(1)).settings(), Duration.ofMillis(10))) {
      for (int run = 0; run < 100; run++) {
        busy.send(event("COMPLETE", 1).of("r-" + run).out(dataset("x")));
      }
      busy.advance(Duration.ofHours(2));
      int first = busy.graphs.size();
      assertThat(first).isBetween(1, 10);

      busy.advance(Duration.ofMillis(250));
      assertThat(busy.graphs).hasSizeBetween(first + 1, 20);

      for (int tick = 0; tick < 100; tick++) {
        busy.advance(Duration.ofMillis(250));
      }
      assertThat(busy.graphs).hasSize(100);
    }
  }

  private AbstractListAssert<?, ?, Completeness, ?> written() {
    return assertThat(assemblies().map(Assembly::completeness).toList());
  }

  private AbstractListAssert<?, ?, Integer, ?> revisions() {
    return assertThat(assemblies().map(Assembly::revision).toList());
  }

  private Stream<Assembly> assemblies() {
    return room.graphs.stream().map(Written::assembly);
  }
}
