package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LineageGraph;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The room in a replay: interrupted, at its limits, and told when everything was read. */
class ReplayTest {
  private static final Duration WHILE = Duration.ofSeconds(1);

  private final Replay replay = new Replay();
  private Room room;

  @BeforeEach
  void open() {
    room = new Room(AssembleSettings.defaults().replaying("b-7"), replay);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void shouldRememberWhatCountsWhereverItIsInterrupted() {
    room.send(event("START", 0).of("counts").in(dataset("x")));
    room.sendCounting(event("COMPLETE", 1).of("counts").out(dataset("y")));
    room.send(event("COMPLETE", 1).of("other").out(dataset("y")));
    room.restart();
    replay.allRead();
    room.advance(WHILE);

    assertThat(told()).containsExactly("counts");
    assertThat(room.graphs.get(0).graph().inputs()).hasSize(1);
    assertThat(replay.tasksOver()).isEqualTo(1);
  }

  @Test
  void shouldTellAgainWhatMayNotHaveArrivedBeforeItWasKilled() {
    room.sendCounting(event("COMPLETE", 1).of("r").out(dataset("y")));
    replay.allRead();
    room.advance(WHILE);
    room.restart();
    assertThat(replay.tasksOver()).isZero();
    room.advance(WHILE);

    assertThat(told()).containsExactly("r", "r");
    assertThat(room.graphs).extracting(it -> it.assembly().revision()).containsOnly(0);
    assertThat(replay.tasksOver()).isEqualTo(1);
  }

  @Test
  void shouldCountAnEventThatIsThereTwiceByEitherOfItsTimes() {
    room.send(event("COMPLETE", 1).of("r").out(dataset("y")));
    room.sendCounting(event("COMPLETE", 1).of("r").out(dataset("y")));
    replay.allRead();
    room.advance(WHILE);

    assertThat(told()).containsExactly("r");
  }

  @Test
  void shouldTellWhatCountsEarlyAtTheLimitAndDropWhatDoesNot() {
    room.close();
    room = new Room(new Changed().openRuns(2).settings().replaying("b-7"), replay);
    room.sendCounting(event("COMPLETE", 1).of("a").out(dataset("x")));
    room.send(event("COMPLETE", 1).of("b").out(dataset("x")));
    room.sendCounting(event("COMPLETE", 1).of("c").out(dataset("x")));
    room.sendCounting(event("COMPLETE", 1).of("d").out(dataset("x")));
    assertThat(told()).containsExactly("a");

    replay.allRead();
    room.advance(WHILE);
    assertThat(told()).containsExactlyInAnyOrder("a", "c", "d");
  }

  @Test
  void shouldTellAFailedRunAsSuch() {
    room.sendCounting(event("FAIL", 1).of("r").out(dataset("y")));
    replay.allRead();
    room.advance(WHILE);

    assertThat(room.graphs)
        .extracting(it -> it.assembly().completeness())
        .containsExactly(Completeness.FAILED);
  }

  @Test
  void shouldNotStartWithoutAnId() {
    AssembleSettings settings = AssembleSettings.defaults();
    assertThatThrownBy(() -> Assemble.replaying(settings, room.clock, room.meters, replay))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> told() {
    return room.graphs.stream().map(Room.Written::graph).map(LineageGraph::id).toList();
  }
}
