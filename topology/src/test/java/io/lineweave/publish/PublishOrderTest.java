package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.START;
import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.openlineage.Completeness;
import io.lineweave.outcome.Receipt.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a later graph does to a process: unite, replace, or nothing. */
class PublishOrderTest {
  private static final AssetName LOAD_ORDERS = PublishTest.LOAD_ORDERS;
  private static final AssetName APP_ORDERS =
      new AssetName("azure_synapse_operation", "openlineage://prod/app#db/orders");
  private static final String EARLIER = "01890000-0000-7000-8000-000000000000";
  private static final String LATER = "01890000-ffff-7000-8000-000000000000";

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
  void shouldUniteRunsOfOneApplicationThatWriteTheSameOutput() {
    stage.graph(
        "prod/app",
        run("r1", "app.execute_create")
            .sparkSql()
            .parent(EARLIER, "app")
            .input("a")
            .output("orders"));
    stage.graph(
        "prod/app",
        run("r2", "app.execute_insert")
            .sparkSql()
            .parent(EARLIER, "app")
            .input("b")
            .output("orders"));
    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"), table("b"));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.receipt("r2").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldReplaceWhatARunUnderAnotherParentRead() {
    stage.publish(run("r1", "load").parent(EARLIER, "dag").input("a").output("orders"));
    stage.publish(run("r2", "load").parent(LATER, "dag").input("b").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
  }

  @Test
  void shouldSupersedeAnOlderRunThatArrivesLater() {
    stage.publish(run("r2", "load").parent(LATER, "dag").input("b").output("orders"));
    stage.publish(run("r1", "load").parent(EARLIER, "dag").input("a").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SUPERSEDED);
    assertThat(stage.receipt("r1").reason()).isEqualTo("r2");
    assertThat(stage.entriesInStore()).isEqualTo(1);
  }

  @Test
  void shouldOrderRunsWithoutParentByTheirStart() {
    stage.publish(run("r2", "load").started(START.plusSeconds(10)).input("b").output("orders"));
    stage.publish(run("r1", "load").started(START).input("a").output("orders"));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SUPERSEDED);
    stage.publish(run("r3", "load").started(START.plusSeconds(20)).input("c").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("c"));
  }

  @Test
  void shouldNotLetAClockAheadLockLaterRunsOut() {
    stage.publish(
        run("r1", "load").started(START.plus(Duration.ofDays(365))).input("a").output("orders"));
    stage.pass(Duration.ofMinutes(1));
    stage.publish(run("r2", "load").started(stage.clock.instant()).input("b").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
  }

  @Test
  void shouldReplaceAnEarlierRevisionOfTheSameRun() {
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.publish(run("r1", "load").revision(1).input("b").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
    assertThat(stage.receipt("r1").revision()).isEqualTo(1);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldNotGoBackToAnEarlierRevisionOfTheSameRun() {
    stage.publish(run("r1", "load").revision(1).input("b").output("orders"));
    stage.publish(run("r1", "load").input("a").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("b"));
  }

  @Test
  void shouldNotEmptyAFullerProcessByARunWithoutInputs() {
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.publish(run("r2", "load").started(START.plusSeconds(9)).output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("a"));
    assertThat(stage.receipt("r2").state()).isEqualTo(State.UNCHANGED);
  }

  @Test
  void shouldAddToAFullerProcessByARunWithoutStart() {
    stage.publish(run("r1", "load").input("a").output("orders"));
    stage.publish(
        run("r2", "load").started(START.plusSeconds(9)).withoutStart().input("b").output("orders"));
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).containsExactly(table("a"), table("b"));
  }

  @Test
  void shouldFlagAProcessWithoutInputs() {
    stage.publish(run("r1", "load").output("orders"));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.receipt("r1").warnings())
        .containsExactly("process without an edge: it has no input");
  }

  @ParameterizedTest
  @EnumSource(
      value = Completeness.class,
      names = {"FAILED", "ABORTED", "TIMED_OUT"})
  void shouldGiveAReceiptAndNoLineageForARunThatDidNotComplete(Completeness completeness) {
    stage.publish(run("r1", "load").completeness(completeness).input("a").output("orders"));
    assertThat(stage.catalogue.calls()).isEmpty();
    assertThat(stage.wanted()).isEmpty();
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SKIPPED);
    assertThat(stage.receipt("r1").reason()).isEqualTo(completeness.name());
  }

  @ParameterizedTest
  @EnumSource(
      value = Completeness.class,
      names = {"COMPLETE", "CHECKPOINT", "STATIC"})
  void shouldWriteCompleteCheckpointedAndStaticLineage(Completeness completeness) {
    stage.publish(run("r1", "load").completeness(completeness).input("a").output("orders"));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldWriteOnceWhatWasReplacedWhileItWaited() {
    stage.graph(run("r1", "load").input("a").output("orders"));
    stage.graph(run("r2", "load").started(START.plusSeconds(9)).input("b").output("orders"));
    stage.graph(run("r3", "load").started(START.plusSeconds(19)).input("c").output("orders"));
    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(stage.catalogue.inputsOf(LOAD_ORDERS)).isEqualTo(Set.of(table("c")));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SUPERSEDED);
    assertThat(stage.receipt("r2").state()).isEqualTo(State.SUPERSEDED);
    assertThat(stage.receipt("r3").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.entriesInStore()).isEqualTo(1);
  }
}
