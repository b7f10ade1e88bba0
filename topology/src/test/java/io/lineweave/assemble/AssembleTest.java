package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Room.Written;
import io.lineweave.openlineage.Completeness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssembleTest {
  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void shouldWriteOneGraphForTheEventsOfARun() {
    List<String> run = Events.events("rentgen", 14, 16);
    run.forEach(room::send);
    assertThat(room.graphs).isEmpty();

    room.settle();

    assertThat(room.graphs).hasSize(1);
    Written written = room.graphs.get(0);
    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
    assertThat(written.assembly().events()).isEqualTo(3);
    assertThat(written.assembly().revision()).isZero();
    assertThat(written.graph().inputs()).hasSize(1);
    assertThat(written.graph().outputs()).hasSize(1);
    assertThat(written.key()).endsWith("/spark_session");
  }

  @Test
  void shouldLoseNothingInARestart() {
    List<String> run = Events.events("rentgen", 14, 16);
    for (String event : run) {
      room.send(event);
      room.restart();
    }
    room.advance(Duration.ofSeconds(61));
    assertThat(room.graphs).hasSize(1);
    room.restart();
    room.advance(Duration.ofSeconds(61));
    assertThat(room.graphs).hasSize(2);
    assertThat(room.graphs.get(0).json()).isEqualTo(room.graphs.get(1).json());
  }
}
