package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Room.Written;
import io.lineweave.openlineage.Completeness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that ends at any point, and the next one on the same store. */
class RestartTest {
  private static final Duration HOLD = Duration.ofSeconds(61);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void shouldWriteTheSameGraphWhereverItIsInterrupted(int point) {
    List<String> run = Events.events("spark-session", 11, 14);
    String expected;
    try (Room room = new Room()) {
      run.forEach(room::send);
      room.settle();
      expected = room.graphs.get(0).content();
    }

    try (Room room = new Room()) {
      List<Runnable> steps =
          List.of(
              () -> room.send(run.get(0)),
              () -> room.send(run.get(1)),
              () -> room.send(run.get(2)),
              () -> room.send(run.get(3)),
              () -> room.advance(Duration.ofSeconds(3)),
              () -> room.advance(Duration.ofSeconds(3)));
      for (int step = 0; step < steps.size(); step++) {
        if (step == point) {
          room.restart();
        }
        steps.get(step).run();
      }
      if (point == steps.size()) {
        room.restart();
      }
      room.advance(HOLD);

      assertThat(room.graphs).isNotEmpty().extracting(Written::content).containsOnly(expected);
      assertThat(room.graphs).extracting(it -> it.assembly().revision()).containsOnly(0);
    }
  }

  @Test
  void shouldHoldNothingOverdueForAMinuteAfterAStart() {
    try (Room room = new Room()) {
      room.send(event("START", 0).out(dataset("x")));
      room.clock.advance(Duration.ofDays(3));
      room.restart();
      room.advance(Duration.ofSeconds(59));
      assertThat(room.graphs).isEmpty();

      room.send(event("COMPLETE", 1));
      room.advance(HOLD);

      assertThat(room.graphs)
          .extracting(it -> it.assembly().completeness())
          .containsExactly(Completeness.COMPLETE);
    }
  }

  @Test
  void shouldTimeOutAfterThatMinuteWhatNothingMoreCameOf() {
    try (Room room = new Room()) {
      room.send(event("START", 0).out(dataset("x")));
      room.clock.advance(Duration.ofDays(3));
      room.restart();
      room.advance(HOLD);

      assertThat(room.graphs)
          .extracting(it -> it.assembly().completeness())
          .containsExactly(Completeness.TIMED_OUT);
    }
  }

  @Test
  void shouldCloseAtOnceIfNothingIsHeld() {
    try (Room room = new Room(new Changed().restartHold(Duration.ZERO).settings())) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.clock.advance(Duration.ofHours(1));
      room.restart();
      room.advance(Duration.ofMillis(250));

      assertThat(room.graphs).hasSize(1);
    }
  }

  @Test
  void shouldTellAgainWhatMayNotHaveArrivedUnderTheSameRevision() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.settle();
      room.restart();
      room.advance(HOLD);

      assertThat(room.graphs).hasSize(2);
      assertThat(room.graphs.get(1).json()).isEqualTo(room.graphs.get(0).json());
    }
  }

  @Test
  void shouldNotTellAgainWhatMustHaveArrived() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.settle();
      room.advance(Duration.ofMinutes(3));
      room.restart();
      room.advance(Duration.ofHours(1));

      assertThat(room.graphs).hasSize(1);
      assertThat(room.gauged("kept")).isEqualTo(1);
    }
  }

  @Test
  void shouldNotTellAgainWithExactlyOnceProcessing() {
    try (Room room = new Room(new Changed().confirm(Duration.ZERO).settings())) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.settle();
      room.restart();
      room.advance(Duration.ofHours(1));

      assertThat(room.graphs).hasSize(1);
    }
  }

  @Test
  void shouldNotTakeForToldWhatALateEventFindsAfterACrash() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 1).out(dataset("x")));
      room.settle();
      room.restart();
      room.send(event("COMPLETE", 2).out(dataset("x")));
      room.advance(HOLD);

      assertThat(room.graphs).extracting(it -> it.assembly().revision()).containsExactly(0, 0);
    }
  }

  @Test
  void shouldTellACheckpointAgain() {
    try (Room room = new Room()) {
      room.send(
          event("START", 0)
              .jobFacet("\"jobType\":{\"processingType\":\"STREAMING\"}")
              .out(dataset("x")));
      room.advance(Duration.ofMinutes(6));
      room.restart();
      room.advance(Duration.ofMinutes(6));

      assertThat(room.graphs).hasSize(2);
      assertThat(room.graphs.get(1).content()).isEqualTo(room.graphs.get(0).content());
      room.advance(Duration.ofHours(1));
      assertThat(room.graphs).hasSize(2);
    }
  }

  @Test
  void shouldFinishARunOfWhichACrashKeptTheMarkOnly() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.restartWithout(key -> key.get()[0] == 'r');
      assertThat(room.gauged("open")).isEqualTo(1);
      room.advance(HOLD);
      assertThat(room.gauged("open")).isZero();

      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.settle();

      assertThat(room.graphs).hasSize(1);
      assertThat(room.gauged("open")).isZero();
    }
  }

  @Test
  void shouldForgetAfterARestartWhatWasKept() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 0).out(dataset("x")));
      room.settle();
      room.advance(Duration.ofMinutes(3));
      room.restart();
      room.advance(Duration.ofHours(25));

      assertThat(room.stored().keySet()).allMatch(key -> key.get()[0] == 'p');
    }
  }

  @Test
  void shouldForgetAfterARestartAllThatWereClosedTogetherButTheOneThatWasOpenedAgain() {
    try (Room room = new Room()) {
      for (int run = 1; run <= 250; run++) {
        room.send(event("COMPLETE", 0).of("r-" + run).out(dataset("x")));
      }
      room.settle();
      room.advance(Duration.ofHours(12));
      room.send(event("START", 0).of("r-120").in(dataset("a")));
      room.settle();
      room.advance(Duration.ofMinutes(3));
      assertThat(room.gauged("kept")).isEqualTo(251);
      room.restart();
      assertThat(room.gauged("kept")).isEqualTo(251);
      room.advance(Duration.ofHours(13));
      assertThat(room.gauged("kept")).isEqualTo(1);

      room.send(event("START", 0).of("r-119").in(dataset("a")));
      room.send(event("START", 0).of("r-120").in(dataset("b")));
      room.settle();

      assertThat(room.graphs.get(room.graphs.size() - 1))
          .extracting(it -> it.graph().id(), it -> it.assembly().revision())
          .containsExactly("r-120", 2);
    }
  }

  @Test
  void shouldGoOnWritingRevisionsAfterARestart() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 1).out(dataset("x")));
      room.settle();
      room.advance(Duration.ofMinutes(3));
      room.restart();
      room.send(event("START", 0).in(dataset("a")));
      room.advance(HOLD);

      assertThat(room.graphs).extracting(it -> it.assembly().revision()).containsExactly(0, 1);
    }
  }

  @Test
  void shouldTellAgainThoughTheNextLifeIsCutShortToo() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 1).out(dataset("x")));
      room.settle();
      room.restart();
      room.send(event("COMPLETE", 1).of("r-2").out(dataset("x")));
      for (int second = 0; second < 50; second++) {
        room.advance(Duration.ofSeconds(1));
      }
      assertThat(room.graphs).extracting(it -> it.graph().id()).containsExactly("r-1", "r-2");
      room.clock.advance(Duration.ofHours(1));
      room.restart();
      room.advance(HOLD);

      assertThat(room.graphs)
          .extracting(it -> it.graph().id())
          .containsExactlyInAnyOrder("r-1", "r-2", "r-1", "r-2");
    }
  }

  @Test
  void shouldTakeALateEventOfWhatIsToBeToldAgainBeforeAnyTick() {
    try (Room room = new Room()) {
      room.send(event("COMPLETE", 1).out(dataset("x")));
      room.settle();
      room.restart();
      room.send(event("START", 0).in(dataset("a")));
      room.advance(HOLD);

      assertThat(room.graphs).hasSize(2);
      assertThat(room.graphs.get(1).graph().inputs()).hasSize(1);
      assertThat(room.graphs.get(1).assembly().revision()).isZero();
      assertThat(room.gauged("open")).isZero();
    }
  }

  @Test
  void shouldDropTheMarkOfARunThatACrashLeftClosed() {
    try (Room room = new Room()) {
      room.send(event("START", 0).out(dataset("x")));
      room.send(event("COMPLETE", 1).of("r-2").out(dataset("y")));
      room.restartWithout(key -> key.get()[0] == 'r' && key.toString().contains("r-1"));
      room.advance(HOLD);
      room.advance(Duration.ofHours(25));

      assertThat(room.graphs).extracting(it -> it.graph().id()).containsExactly("r-2");
      assertThat(room.gauged("open")).isZero();
    }
  }

  @Test
  void shouldFinishARunOfWhichACrashKeptTheGraphOnly() {
    try (Room room = new Room()) {
      room.send(event("START", 0).out(dataset("x")), event("COMPLETE", 1));
      room.restartWithout(key -> key.get()[0] == 'o');
      assertThat(room.gauged("open")).isZero();

      // The crash came before the commit, or the run would stand among the open ones.
      room.send(event("START", 0).out(dataset("x")), event("COMPLETE", 1));
      room.settle();

      assertThat(room.graphs).hasSize(1);
      assertThat(room.gauged("open")).isZero();
    }
  }
}
