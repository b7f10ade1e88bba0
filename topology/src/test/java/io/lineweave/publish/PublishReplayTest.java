package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.START;
import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue.Call;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.outcome.Receipt.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that a backfill appended, beside live ones. */
class PublishReplayTest {
  private static final AssetName LOAD_ORDERS = PublishTest.LOAD_ORDERS;

  @TempDir Path directory;
  private PublishStage stage;

  @BeforeEach
  void open() {
    stage = new PublishStage(directory, PublishSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldWriteLiveProcessesBeforeReplayedOnesThatCameFirst() {
    replayMany(100);
    stage.graph(run("live", "load").input("a").output("orders"));
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE).get(0).names())
        .containsExactly(LOAD_ORDERS.qualifiedName());
    assertThat(stage.receipt("r99").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldWriteReplayedProcessesAFewAtATimeSoThatNobodyWaitsLongForTheirCall() {
    replayMany(30);
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE))
        .extracting(Call::names)
        .extracting(List::size)
        .containsExactly(10, 10, 10);
  }

  @Test
  void shouldLetAReplayedProcessGoFirstOnceALiveRunWantsItToo() {
    replayMany(100);
    stage.graph(run("live", "job99").started(START.plusSeconds(9)).input("b").output("orders"));
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE).get(0).names())
        .containsExactly("openlineage://prod/job99#db/orders");
    assertThat(stage.receipt("r99").state()).isEqualTo(State.SUPERSEDED);
  }

  @Test
  void shouldChangeNothingWhenARunIsReplayedThatCountsAlready() {
    TestEvent event = run("r1", "load").input("a").output("orders");
    stage.publish(event);
    replay(event);
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.UNCHANGED);
  }

  @Test
  void shouldLetNoOlderLineageOverwriteNewer() {
    stage.publish(run("r2", "load").started(START.plusSeconds(10)).input("b").output("orders"));
    stage.pass(Duration.ofHours(1));
    replay(run("r1", "load").started(START).input("a").output("orders"));
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SUPERSEDED);
  }

  private void replayMany(int jobs) {
    for (int job = 0; job < jobs; job++) {
      replay(run("r" + job, "job" + job).input("a").output("orders"));
    }
  }

  private void replay(TestEvent event) {
    stage.record(
        new TestRecord<>(
            event.key(), event.bytes(), ReplayHeader.of("b-7"), stage.clock.instant()));
  }
}
