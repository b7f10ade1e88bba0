package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Room.Written;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.EventType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.outcome.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What producers really send, and what others lose of it. */
class RealRunsTest {
  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void shouldStayFailedWhenSparkCompletesAfterItFailed() {
    List<String> run = new ArrayList<>(Events.events("spark-session", 6, 9));
    run.set(2, run.get(2).replace("\"RUNNING\"", "\"FAIL\""));

    Written written = written(run);

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.FAILED);
    assertThat(written.graph().lifecycle().state()).isEqualTo(EventType.FAIL);
    assertThat(written.graph().outputs()).hasSize(1);
  }

  @Test
  void shouldCloseARunOfWhichOnlyCompleteArrived() {
    Written written = written(Events.events("spark-session", 14, 14));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
    assertThat(written.assembly().startTime()).isEmpty();
    assertThat(written.graph().inputs()).hasSize(1);
  }

  @Test
  void shouldKeepWhatOnlyStartAndRunningSaid() {
    Written written = written(Events.events("spark-session", 11, 14));

    assertThat(written.graph().runFacets().get("spark_applicationDetails")).isPresent();
    assertThat(written.graph().runFacets().get("spark_jobDetails")).isPresent();
    assertThat(outputs(written).values().iterator().next().roleFacets().get("outputStatistics"))
        .isPresent();
  }

  @Test
  void shouldTimeOutAnRddRunThatNeverEnds() {
    room.send(Events.events("spark-session", 10, 10).toArray(String[]::new));
    room.advance(Duration.ofHours(23));
    assertThat(room.receipts).isEmpty();

    room.advance(Duration.ofHours(2));

    assertThat(room.receipts)
        .extracting(Receipt::state, Receipt::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Receipt.State.FILTERED, "no-outputs"));
  }

  @Test
  void shouldKnowTheSourcesOfADeltaMerge() {
    List<String> run = Events.run("spark-delta-merge");
    assertThat(run).allSatisfy(event -> assertThat(Events.read(event).inputs()).isEmpty());

    Written written = written(run);

    assertThat(written.graph().inputs().keySet())
        .containsExactly(
            new DatasetName("abfss://raw@contosolake.dfs.core.windows.net", "lake/totals"));
  }

  @Test
  void shouldKnowTheSourcesOfAWriteFromACachedDataFrame() {
    Written written = written(Events.run("spark-cached-write"));

    assertThat(written.graph().inputs()).isNotEmpty();
  }

  @Test
  void shouldKeepInputsThatOnlySomeEventsList() {
    LineageGraph graph =
        Events.run("spark-bigquery").stream()
            .map(Events::read)
            .reduce(LineageGraph::merge)
            .orElseThrow();

    assertThat(graph.inputs().keySet())
        .containsExactly(new DatasetName("bigquery", "bigquery-public-data.samples.shakespeare"));
  }

  @Test
  void shouldFilterWhatIsWrittenToATemporaryPlace() {
    Events.run("spark-bigquery").forEach(room::send);
    room.settle();

    assertThat(room.receipts).extracting(Receipt::reason).containsExactly("temporary");
  }

  @Test
  void shouldTakeOutputsThatOnlyCompleteListsAndStartThatComesLast() {
    Written written = written(Events.run("spark-start-last"));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
    assertThat(written.assembly().startTime()).isPresent();
    assertThat(written.graph().outputs()).hasSize(1);
  }

  @Test
  void shouldFilterAMicroBatchWithoutDatasetsAndSayOfWhichRun() {
    List<String> run = Events.run("spark-streaming-stopped");
    run.forEach(room::send);
    room.settle();

    Receipt receipt = room.receipts.get(0);
    assertThat(receipt.reason()).isEqualTo("no-outputs");
    assertThat(receipt.runId()).isEqualTo(Events.read(run.get(0)).id());
    assertThat(receipt.parentRunId()).isPresent();
    assertThat(receipt.rootRunId()).isPresent();
    assertThat(room.counted("filtered", "rule", "no-outputs")).isEqualTo(1);
    assertThat(room.graphs).isEmpty();
  }

  @Test
  void shouldKeepWhatAirflowSaidOnStartOnly() {
    Written written = written(Events.run("airflow-start-only"));

    assertThat(written.graph().inputs()).hasSize(4);
    assertThat(written.graph().outputs()).hasSize(1);
  }

  @Test
  void shouldUniteWhatAirflowSaysOnStartAndOnComplete() {
    List<String> task = Events.events("rentgen", 2, 3);
    List<String> reversed = new ArrayList<>(task);
    Collections.reverse(reversed);

    Written written = written(reversed);

    LineageGraph start = Events.read(task.get(0));
    LineageGraph complete = Events.read(task.get(1));
    assertThat(written.graph().runFacets().byName().keySet())
        .containsAll(start.runFacets().byName().keySet())
        .containsAll(complete.runFacets().byName().keySet());
    assertThat(ParentRun.of(written.graph().runFacets())).isPresent();
    assertThat(written.key()).endsWith("/mydag.mytask");
  }

  @Test
  void shouldTellTheDagRunOfAirflowAsFilteredSinceItWritesNothing() {
    Events.events("rentgen", 1, 1).forEach(room::send);
    Events.events("rentgen", 4, 4).forEach(room::send);
    room.settle();

    assertThat(room.receipts).extracting(Receipt::reason).containsExactly("no-outputs");
  }

  @Test
  void shouldCloseDbtRunsThoughTheirEventTimesAreLongPast() {
    Written written = written(Events.events("rentgen", 6, 7));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
    assertThat(written.assembly().lastEventTime()).isBefore(room.clock.instant());
  }

  @Test
  void shouldTellAFailedDbtModelAsFailed() {
    Written written = written(Events.run("dbt-failed"));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.FAILED);
    assertThat(written.graph().inputs()).hasSize(2);
  }

  @Test
  void shouldCheckpointAFlinkJobThatNeverEnds() {
    room.send(Events.events("rentgen", 9, 10).toArray(String[]::new));
    room.advance(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(room.graphs).hasSize(1);
    Written written = room.graphs.get(0);
    assertThat(written.assembly().completeness()).isEqualTo(Completeness.CHECKPOINT);
    assertThat(written.graph().lifecycle().state()).isEqualTo(EventType.RUNNING);
    assertThat(written.graph().inputs()).hasSize(1);
    assertThat(written.graph().outputs()).hasSize(1);
  }

  @Test
  void shouldCloseAFlinkJobThatDoesEnd() {
    Written written = written(Events.events("rentgen", 9, 11));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void shouldNotBeMovedByFlinkRunningAfterItFailed() {
    List<String> run = new ArrayList<>(Events.events("rentgen", 9, 11));
    run.set(2, run.get(2).replace("\"COMPLETE\"", "\"FAIL\""));
    Collections.swap(run, 1, 2);

    assertThat(written(run).assembly().completeness()).isEqualTo(Completeness.FAILED);
  }

  @Test
  void shouldCloseAHiveQueryOfWhichThereIsOnlyComplete() {
    Written written = written(Events.events("rentgen", 12, 12));

    assertThat(written.graph().outputs().values().iterator().next().facets().get("symlinks"))
        .isPresent();
  }

  @Test
  void shouldKeyRunsInsideASparkApplicationByTheApplication() {
    Events.events("spark-session", 1, 15).forEach(room::send);
    room.settle();

    assertThat(room.graphs).hasSize(3).extracting(Written::key).containsOnly(application());
    assertThat(room.receipts).extracting(Receipt::job).containsOnly(application());
  }

  private static String application() {
    return Events.read(Events.events("spark-session", 1, 1).get(0))
        .origin()
        .job()
        .map(job -> job.namespace() + "/" + job.name())
        .orElseThrow();
  }

  @Test
  void shouldTellACompleteWithOutputsThoughSparkFailedBeforeAnyJob() {
    Written written =
        written(
            List.of(
                Events.events("spark-session", 2, 2).get(0),
                Events.events("spark-session", 5, 5).get(0)));

    assertThat(written.assembly().completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void shouldTakeACopyBetweenAccountsForACopy() {
    String copy =
        """
        {"eventType":"COMPLETE","eventTime":"2026-01-01T10:00:00Z","producer":"urn:p",
        "run":{"runId":"r-1"},"job":{"namespace":"ns","name":"job"},
        "inputs":[{"namespace":"abfss://c@one.dfs.core.windows.net","name":"retail"}],
        "outputs":[{"namespace":"abfss://c@two.dfs.core.windows.net","name":"retail"}]}""";

    assertThat(written(List.of(copy)).graph().inputs()).hasSize(1);
  }

  @Test
  void shouldTellARunThatOnlyWrites() {
    Written written = written(Events.events("spark-session", 2, 5));

    assertThat(written.graph().inputs()).isEmpty();
    assertThat(written.graph().outputs()).hasSize(1);
  }

  @Test
  void shouldMakeANewRevisionOfASecondRicherComplete() {
    List<String> run = Events.events("spark-session", 11, 14);
    room.send(run.get(3).replaceFirst("\"outputStatistics\"", "\"somethingElse\""));
    room.settle();
    room.send(run.get(3).replace("2026-11-20T13:20:28.418Z", "2026-11-20T13:20:29Z"));
    room.settle();

    assertThat(room.graphs).extracting(it -> it.assembly().revision()).containsExactly(0, 1);
    assertThat(outputs(room.graphs.get(1)).values().iterator().next().roleFacets().byName())
        .containsKeys("outputStatistics", "somethingElse");
  }

  private Written written(List<String> run) {
    run.forEach(room::send);
    room.settle();
    assertThat(room.graphs).hasSize(1);
    return room.graphs.get(0);
  }

  private static Map<DatasetName, io.lineweave.openlineage.Dataset> outputs(Written written) {
    return written.graph().outputs();
  }
}
