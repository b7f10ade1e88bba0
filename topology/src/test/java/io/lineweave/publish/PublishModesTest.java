package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.START;
import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.PublishSettings.Identity;
import io.lineweave.publish.PublishSettings.Mode;
import io.lineweave.publish.PublishSettings.Verify;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes, refresh, verification, placeholders, and what a receipt says of those that wait. */
class PublishModesTest {
  private static final AssetName LOAD_ORDERS = PublishTest.LOAD_ORDERS;

  @TempDir Path directory;
  private PublishStage stage;

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldWriteNothingInDryModeAndSayWhatItWouldHaveWritten() {
    open(Mode.DRY, Verify.CHANGED);
    stage.publish(run("r1", "load").input("a").output("orders"));
    assertThat(stage.catalogue.calls()).isEmpty();
    assertThat(stage.receipt("r1").state()).isEqualTo(State.DRY);
    assertThat(stage.receipt("r1").processes())
        .extracting(process -> process.qualifiedName())
        .containsExactly(LOAD_ORDERS.qualifiedName());
  }

  @Test
  void shouldHoldEverythingWhileOff() {
    open(Mode.OFF, Verify.CHANGED);
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.catalogue.calls()).isEmpty();
    assertThat(stage.receipt("r1").state()).isEqualTo(State.WAITING);
    assertThat(stage.receipt("r1").reason()).isEqualTo("MODE_OFF");
    assertThat(stage.state(LOAD_ORDERS.qualifiedName()).dirty()).isTrue();
  }

  @Test
  void shouldSayWhichAssetItWaitsFor() {
    open();
    stage.graph(run("r1", "load").input("a").output("orders"));
    stage.pass(Duration.ofSeconds(6));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.WAITING);
    assertThat(stage.receipt("r1").reason()).isEqualTo("ASSET: test_table|db/a");
    stage.pass(Duration.ofSeconds(30));
    assertThat(stage.receipts()).hasSize(1);
  }

  @Test
  void shouldAskAgainForAnAssetThatNobodyTellsOf() {
    open();
    stage.graph(run("r1", "load").input("a").output("orders"));
    assertThat(stage.wanted()).hasSize(2);
    stage.pass(WaitingRoom.LONGEST.plusSeconds(1));
    assertThat(stage.wanted()).hasSize(4);
  }

  @Test
  void shouldWriteAnUnchangedProcessAgainAfterTheRefreshTime() {
    open();
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.catalogue.remove(LOAD_ORDERS);
    stage.skip(Duration.ofHours(23));
    stage.publish(run("r2", "load").started(START.plusSeconds(9)).input("a").output("orders"));
    assertThat(stage.receipt("r2").state()).isEqualTo(State.UNCHANGED);
    stage.skip(Duration.ofHours(1));
    stage.publish(run("r3", "load").started(START.plusSeconds(19)).input("a").output("orders"));
    assertThat(stage.receipt("r3").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.catalogue.entity(LOAD_ORDERS)).isPresent();
  }

  @Test
  void shouldWriteAnUnchangedProcessAgainWhenARecordAsksForIt() {
    open();
    TestEvent event = run("r1", "load").input("a").output("orders");
    stage.publish(event);
    RecordHeaders headers = new RecordHeaders();
    headers.add(Publish.REPUBLISH_HEADER, "yes".getBytes(UTF_8));
    stage.record(new TestRecord<>(event.key(), event.bytes(), headers, stage.clock.instant()));
    stage.ticks();
    assertThat(stage.wanted()).filteredOn(asset -> asset.recheck()).hasSize(2);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
  }

  @Test
  void shouldWriteAProcessAgainWhenItIsNamedWithoutAGraph() {
    open();
    TestEvent event = run("r1", "load").input("a").output("orders");
    stage.publish(event);
    int receipts = stage.receipts().size();

    stage.record(named(event.key(), PublishTest.LOAD_ORDERS.qualifiedName()));
    stage.record(named(event.key(), "openlineage://nobody/knows#it"));
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    assertThat(stage.wanted()).filteredOn(asset -> asset.recheck()).hasSize(2);
    assertThat(stage.parked()).isEmpty();
    assertThat(stage.receipts()).hasSize(receipts);
    assertThat(stage.state(PublishTest.LOAD_ORDERS.qualifiedName()).dirty()).isFalse();
  }

  @Test
  void shouldLetLiveProcessesGoBeforeThoseThatAreOnlyWrittenAgain() {
    open();
    for (int job = 0; job < 30; job++) {
      stage.publish(run("r" + job, "job" + job).input("a").output("orders"));
    }
    int before = stage.catalogue.calls(Kind.WRITE).size();
    for (int job = 0; job < 30; job++) {
      String process = "openlineage://prod/job" + job + "#db/orders";
      stage.record(named("prod/job" + job, process));
    }
    stage.resolveAll();
    stage.graph(run("live", "load").input("a").output("orders"));
    stage.ticks();

    assertThat(stage.catalogue.calls(Kind.WRITE).get(before).names())
        .contains(PublishTest.LOAD_ORDERS.qualifiedName())
        .hasSizeLessThan(30);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSizeGreaterThan(before + 3);
  }

  private TestRecord<String, byte[]> named(String job, String process) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Publish.REPUBLISH_HEADER, process.getBytes(UTF_8));
    return new TestRecord<>(job, null, headers, stage.clock.instant());
  }

  @Test
  void shouldReadBackTheEdgesOfAProcessOnlyWhenTheyChanged() {
    open();
    stage.publish(run("r1", "load").input("a").output("orders"));
    assertThat(stage.catalogue.calls(Kind.EDGES)).isEmpty();
    stage.publish(
        run("r2", "load")
            .started(START.plusSeconds(9))
            .documentation("d")
            .input("a")
            .output("orders"));
    assertThat(stage.catalogue.calls(Kind.EDGES)).isEmpty();
    stage.publish(run("r3", "load").started(START.plusSeconds(19)).input("b").output("orders"));
    assertThat(stage.catalogue.calls(Kind.EDGES)).hasSize(1);
    assertThat(stage.receipt("r3").warnings()).isEmpty();
  }

  @Test
  void shouldReadBackAlwaysOrNeverIfSetSo() {
    open(Mode.ON, Verify.ALWAYS);
    stage.publish(run("r1", "load").input("a").output("orders"));
    assertThat(stage.catalogue.calls(Kind.EDGES)).hasSize(1);
    stage.close();
    open(Mode.ON, Verify.NEVER);
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.publish(run("r2", "load").started(START.plusSeconds(9)).input("b").output("orders"));
    assertThat(stage.catalogue.calls(Kind.EDGES)).isEmpty();
  }

  @Test
  void shouldRepairAnEdgeThatTheServerLost() {
    open();
    stage.catalogue.softDelete(true);
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.publish(run("r2", "load").started(START.plusSeconds(9)).input("b").output("orders"));
    stage.publish(run("r3", "load").started(START.plusSeconds(19)).input("a").output("orders"));
    stage.pass(Duration.ofSeconds(3));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("a"));
    assertThat(stage.receipt("r3").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.receipt("r3").warnings()).isEmpty();
    String guid = stage.catalogue.entity(LOAD_ORDERS).orElseThrow().guid();
    assertThat(stage.receipt("r3").processes().get(0).guid()).isEqualTo(guid);
  }

  @Test
  void shouldReportAProcessWhoseEdgesCannotBeRepaired() {
    open();
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.catalogue.hideEdgesTo(table("b"));
    stage.publish(run("r2", "load").started(START.plusSeconds(9)).input("b").output("orders"));
    stage.pass(Duration.ofSeconds(4));
    assertThat(stage.receipt("r2").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.receipt("r2").warnings()).containsExactly(Verification.DIFFERS);
    assertThat(stage.catalogue.calls(Kind.DELETE)).hasSize(1);
    assertThat(stage.meters.get("lineweave.publish.flawed").tag("flaw", "EDGES").counter().count())
        .isEqualTo(1);
  }

  @Test
  void shouldPublishToTheRealAssetOnceAScanHasBroughtIt() {
    open();
    AssetName placeholder = WantedAsset.placeholderFor(table("unknown"));
    stage.graph(run("r1", "load").input("unknown").output("orders"));
    stage.resolve(table("orders"), ResolvedAsset.State.FOUND, table("orders"));
    stage.resolve(placeholder, ResolvedAsset.State.PLACEHOLDER, placeholder);
    stage.ticks();
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(placeholder);

    AssetName real = new AssetName("azure_sql_table", "mssql://server/db/unknown");
    stage.resolve(placeholder, ResolvedAsset.State.FOUND, real);
    stage.ticks();
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(real);
  }

  @Test
  void shouldLeaveOutAnInputThatCannotBeReferredToAndSaySo() {
    open();
    stage.graph(run("r1", "load").input("a").input("b").output("orders"));
    stage.resolve(table("orders"), ResolvedAsset.State.FOUND, table("orders"));
    stage.resolve(table("a"), ResolvedAsset.State.FOUND, table("a"));
    stage.resolve(table("b"), ResolvedAsset.State.REFUSED, table("b"));
    stage.ticks();
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("a"));
    assertThat(stage.receipt("r1").warnings())
        .singleElement()
        .asString()
        .startsWith("left out (REFUSED): test_table|db/b");
  }

  @Test
  void shouldSkipAProcessWithoutAnOutputToReferTo() {
    open();
    stage.graph(run("r1", "load").input("a").output("orders"));
    stage.resolve(table("orders"), ResolvedAsset.State.SKIPPED, table("orders"));
    stage.resolve(table("a"), ResolvedAsset.State.FOUND, table("a"));
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).isEmpty();
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SKIPPED);
    assertThat(stage.receipt("r1").reason()).isEqualTo("OUTPUT_SKIPPED: test_table|db/orders");
  }

  @Test
  void shouldForgetAProcessThatNobodyHasWrittenForLong() {
    open();
    for (int i = 0; i < 50; i++) {
      stage.graph(run("r" + i, "query" + i).started(stage.clock.instant()).input("a").output("x"));
    }
    stage.resolveAll();
    stage.ticks();
    stage.skip(Forgetting.LONGEST.minusDays(1));
    stage.publish(run("r50", "query50").started(stage.clock.instant()).input("a").output("x"));
    stage.skip(Duration.ofDays(2));
    stage.ticks();
    assertThat(stage.entriesInStore()).isEqualTo(1);
    assertThat(stage.catalogue.names()).hasSize(53);
  }

  @Test
  void shouldParkARecordThatIsNoGraph() {
    open();
    stage.record(new TestRecord<>("k", "{]".getBytes(UTF_8), stage.clock.instant()));
    assertThat(stage.parked()).hasSize(1);
  }

  @Test
  void shouldWriteOneProcessPerJobIfSetSo() {
    PublishSettings base = PublishSettings.DEFAULT;
    stage =
        new PublishStage(
            directory,
            new PublishSettings(
                Mode.ON,
                Identity.JOB,
                base.types(),
                Optional.of("abc123"),
                base.indirectColumns(),
                base.changesLineage(),
                base.verify(),
                base.refresh(),
                base.settle(),
                base.waitingAfter(),
                base.delivery()));
    stage.publish(run("r1", "load").input("a").output("orders").output("items"));
    AssetName process = new AssetName("azure_synapse_operation", "openlineage://prod/load");
    assertThat(stage.catalogue.outputsOf(process)).containsExactly(table("items"), table("orders"));
    assertThat(stage.catalogue.calls(Kind.WRITE))
        .allMatch(call -> call.collection().equals(Optional.of("abc123")));
    assertThat(stage.catalogue.calls(Kind.WRITE))
        .extracting(c -> c.names())
        .containsExactly(List.of(process.qualifiedName()));
  }

  private void open() {
    open(Mode.ON, Verify.CHANGED);
  }

  private void open(Mode mode, Verify verify) {
    PublishSettings base = PublishSettings.DEFAULT;
    stage =
        new PublishStage(
            directory,
            new PublishSettings(
                mode,
                base.identity(),
                base.types(),
                base.collection(),
                base.indirectColumns(),
                base.changesLineage(),
                verify,
                base.refresh(),
                base.settle(),
                base.waitingAfter(),
                base.delivery()));
  }
}
