package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.ProcessRef;
import io.lineweave.outcome.Receipt.State;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {
  static final AssetName LOAD_ORDERS =
      new AssetName("azure_synapse_operation", "openlineage://prod/load#db/orders");

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
  void shouldMeasureLatencyFromTheArrivalOfWhatEndedTheRun() {
    Instant end = stage.clock.instant().minusSeconds(60);
    stage.publish(run("r1", "load").arrived(end).input("raw").output("orders"));

    Instant told = stage.receipt("r1").at();
    assertThat(latency().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo((double) Duration.between(end, told).toMillis());
  }

  @Test
  void shouldMeasureLatencyFromTheRecordOfAGraphThatSomebodyElseWrote() {
    Instant written = stage.clock.instant();
    stage.publish(run("r1", "load").input("raw").output("orders"));

    Instant told = stage.receipt("r1").at();
    assertThat(latency().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo((double) Duration.between(written, told).toMillis());
  }

  @Test
  void shouldLeaveReplaysOutOfTheLatency() {
    Instant end = stage.clock.instant().minus(Duration.ofDays(365));
    stage.publish(run("r1", "load").arrived(end).replayed("b-1").input("raw").output("orders"));

    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.meters.find("lineweave.publish.latency").timers()).isEmpty();
    assertThat(stage.meters.get("lineweave.publish.runs").counter().count()).isEqualTo(1);
  }

  private Timer latency() {
    return stage.meters.get("lineweave.publish.latency").tag("state", "PUBLISHED").timer();
  }

  @Test
  void shouldAskForAssetsAndWriteTheProcessOnceTheyAreKnown() {
    stage.graph(run("r1", "load").input("raw").output("orders"));
    stage.ticks();
    assertThat(stage.wanted())
        .extracting(a -> a.key())
        .containsExactly(table("orders"), table("raw"));
    assertThat(stage.catalogue.calls()).isEmpty();

    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("raw"));
    assertThat(stage.catalogue.outputsOf(LOAD_ORDERS)).containsExactly(table("orders"));
    Receipt receipt = stage.receipt("r1");
    assertThat(receipt.state()).isEqualTo(State.PUBLISHED);
    String guid = stage.catalogue.entity(LOAD_ORDERS).orElseThrow().guid();
    assertThat(receipt.processes())
        .containsExactly(new ProcessRef(LOAD_ORDERS.qualifiedName(), guid));
    assertThat(receipt.graph()).isEqualTo("graphs-0@0");
    assertThat(receipt.warnings()).isEmpty();
  }

  @Test
  void shouldWriteEveryOutputOfARunAndGiveOneReceipt() {
    stage.publish(run("r1", "load").input("raw").output("orders").output("items"));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.receipts()).hasSize(1);
    assertThat(stage.receipt("r1").processes()).hasSize(2);
    assertThat(stage.entriesInStore()).isEqualTo(2);
  }

  @Test
  void shouldCostNoCallWhenNothingChanged() {
    stage.publish(run("r1", "load").input("raw").output("orders"));
    int calls = stage.catalogue.calls().size();
    stage.publish(
        run("r2", "load").started(TestEvent.START.plusSeconds(9)).input("raw").output("orders"));
    assertThat(stage.receipt("r2").state()).isEqualTo(State.UNCHANGED);
    assertThat(stage.receipt("r2").processes().get(0).guid()).isNotEmpty();
    assertThat(stage.catalogue.calls()).hasSize(calls);
  }

  @Test
  void shouldBatchProcessesOfDifferentRuns() {
    for (int i = 0; i < 120; i++) {
      stage.graph(run("r" + i, "job" + i).input("raw").output("t" + i));
    }
    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(3);
    assertThat(stage.receipts()).hasSize(120).allMatch(r -> r.state() == State.PUBLISHED);
  }
}
