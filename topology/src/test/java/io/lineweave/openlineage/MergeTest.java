package io.lineweave.openlineage;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lineweave.assemble.Events;
import io.lineweave.assemble.Events.Hand;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The seven rules by which events of a run accumulate. */
class MergeTest {
  private static final String SNAPSHOT =
      "\"jobType\":{\"processingType\":\"STREAMING\",\"emissionPattern\":{\"eventContentMode\":\"COMPLETE_SNAPSHOT\"}}";

  @Test
  void shouldUniteInputsAndOutputsOfAllEventTypes() {
    LineageGraph graph =
        merged(
            event("START", 0).in(dataset("a")),
            event("RUNNING", 1).in(dataset("b")).out(dataset("x")),
            event("OTHER", 2).out(dataset("y")),
            event("COMPLETE", 3).in(dataset("c")));

    assertThat(names(graph.inputs())).containsExactly("a", "b", "c");
    assertThat(names(graph.outputs())).containsExactly("x", "y");
  }

  @Test
  void shouldTakeADatasetListedThriceInOneEventAsOne() {
    LineageGraph graph =
        merged(
            event("START", 0)
                .in(
                    dataset("a", "\"x\":{\"v\":1}")
                        + ","
                        + dataset("a", "\"y\":{\"v\":2}")
                        + ","
                        + dataset("a")));

    assertThat(names(graph.inputs())).containsExactly("a");
    assertThat(graph.inputs().get(name("a")).facets().byName()).containsOnlyKeys("x", "y");
  }

  @Test
  void shouldReplaceAFacetWholeByTheLaterOneOfItsName() {
    LineageGraph graph =
        merged(
            event("START", 0).out(dataset("x", "\"schema\":{\"fields\":[1],\"old\":true}")),
            event("COMPLETE", 1).out(dataset("x", "\"schema\":{\"fields\":[2]}")));

    assertThat(facet(graph.outputs().get(name("x")).facets(), "schema"))
        .isEqualTo("{\"fields\":[2]}");
  }

  @Test
  void shouldOrderByEventTimeAndNotByArrival() {
    Hand early = event("RUNNING", 1).jobFacet("\"sql\":{\"query\":\"old\"}");
    Hand late = event("RUNNING", 2).jobFacet("\"sql\":{\"query\":\"new\"}");

    assertThat(facet(merged(late, early).jobFacets(), "sql")).contains("new");
    assertThat(facet(merged(early, late).jobFacets(), "sql")).contains("new");
  }

  @Test
  void shouldOrderEventsOfOneTimeByTheirState() {
    Hand complete = event("COMPLETE", 1).runFacet("\"f\":{\"v\":\"complete\"}");
    Hand other = event("OTHER", 1).runFacet("\"f\":{\"v\":\"other\"}");
    Hand running = event("RUNNING", 1).runFacet("\"f\":{\"v\":\"running\"}");
    Hand start = event("START", 1).runFacet("\"f\":{\"v\":\"start\"}");

    assertThat(facet(merged(complete, start, other, running).runFacets(), "f"))
        .contains("complete");
    assertThat(facet(merged(start, other, running).runFacets(), "f")).contains("other");
    assertThat(facet(merged(running, start).runFacets(), "f")).contains("running");
  }

  @Test
  void shouldOrderEventsOfOneTimeAndStateByTheirBytes() {
    Hand one = event("RUNNING", 1).runFacet("\"f\":{\"v\":1}");
    Hand two = event("RUNNING", 1).runFacet("\"f\":{\"v\":2}");

    assertThat(merged(one, two)).isEqualTo(merged(two, one));
  }

  @Test
  void shouldKeepWhatNullsAndEmptyListsDoNotSay() {
    LineageGraph start =
        Events.read(
            event("START", 0)
                .runFacet("\"nominalTime\":{\"nominalStartTime\":\"2026-01-01T00:00:00Z\"}")
                .in(dataset("a", "\"schema\":{\"fields\":[]}"))
                .json());
    LineageGraph complete =
        Events.read(
            """
            {"eventType":"COMPLETE","eventTime":"2026-01-01T10:00:05Z","producer":"urn:test",
            "run":{"runId":"r-1","facets":null},"job":{"namespace":"ns","name":"job","facets":null},
            "inputs":null,"outputs":[{"namespace":"db","name":"x","facets":{"schema":null}}]}""");

    LineageGraph graph = start.merge(complete);

    assertThat(names(graph.inputs())).containsExactly("a");
    assertThat(graph.inputs().get(name("a")).facets().get("schema")).isPresent();
    assertThat(graph.runFacets().get("nominalTime")).isPresent();
    assertThat(graph.outputs().get(name("x")).facets().get("schema")).isEmpty();
  }

  @Test
  void shouldStayFailedWhateverCompleteSaysLater() {
    assertThat(state(event("START", 0), event("FAIL", 1), event("COMPLETE", 2)))
        .isEqualTo(EventType.FAIL);
    assertThat(state(event("COMPLETE", 2), event("FAIL", 1))).isEqualTo(EventType.FAIL);
  }

  @Test
  void shouldStayAbortedWhateverComesLater() {
    assertThat(state(event("ABORT", 1), event("FAIL", 2), event("COMPLETE", 3)))
        .isEqualTo(EventType.ABORT);
  }

  @Test
  void shouldKnowStartAndEndFromTheirEventTimes() {
    Lifecycle life =
        merged(
                event("COMPLETE", 9),
                event("RUNNING", 1),
                event("START", 3),
                event("START", 2),
                event("COMPLETE", 8))
            .lifecycle();

    assertThat(life.started().map(Stamp::time)).contains(second(2));
    assertThat(life.ended().map(Stamp::time)).contains(second(9));
    assertThat(life.first().time()).isEqualTo(second(1));
  }

  @Test
  void shouldDeleteAFacetAndLetALaterOneBringItBack() {
    Hand said = event("START", 0).jobFacet("\"sql\":{\"query\":\"q\"}");
    Hand deleted = event("RUNNING", 1).jobFacet("\"sql\":{\"_deleted\":true}");
    Hand again = event("COMPLETE", 2).jobFacet("\"sql\":{\"query\":\"q2\"}");

    assertThat(merged(said, deleted).jobFacets().get("sql")).isEmpty();
    assertThat(merged(deleted, said).jobFacets().get("sql")).isEmpty();
    assertThat(merged(again, deleted, said).jobFacets().get("sql")).isPresent();
  }

  @Test
  void shouldKeepParentAndRootOfAnyEvent() {
    LineageGraph graph =
        merged(
            event("START", 0)
                .runFacet(
                    """
                    "parent":{"run":{"runId":"p"},"job":{"namespace":"n","name":"pj"},
                    "root":{"run":{"runId":"top"},"job":{"namespace":"n","name":"tj"}}}"""),
            event("COMPLETE", 1));

    ParentRun parent = ParentRun.of(graph.runFacets()).orElseThrow();
    assertThat(parent.runId()).isEqualTo("p");
    assertThat(parent.job()).isEqualTo(new JobName("n", "pj"));
    assertThat(parent.rootRunId()).contains("top");
    assertThat(parent.rootJob()).contains(new JobName("n", "tj"));
  }

  @Test
  void shouldKnowTheParentUnderItsOldName() {
    LineageGraph graph =
        merged(
            event("START", 0)
                .runFacet(
                    "\"parentRun\":{\"run\":{\"runId\":\"p\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}"));

    assertThat(ParentRun.of(graph.runFacets()).map(ParentRun::runId)).contains("p");
  }

  @Test
  void shouldLetASnapshotReplaceWhatWasSaidBefore() {
    Hand first = event("RUNNING", 1).jobFacet(SNAPSHOT).in(dataset("a")).out(dataset("x"));
    Hand second = event("RUNNING", 2).jobFacet(SNAPSHOT).in(dataset("b")).out(dataset("x"));

    assertThat(names(merged(first, second).inputs())).containsExactly("b");
    assertThat(names(merged(second, first).inputs())).containsExactly("b");
    assertThat(names(merged(second, first).outputs())).containsExactly("x");
  }

  @Test
  void shouldLetASnapshotReplaceTheFacetsOfItsDatasetsButNotOfTheRun() {
    Hand first =
        event("RUNNING", 1)
            .jobFacet(SNAPSHOT)
            .runFacet("\"nominalTime\":{}")
            .out(dataset("x", "\"columnLineage\":{\"fields\":{}}"));
    Hand second = event("RUNNING", 2).jobFacet(SNAPSHOT).out(dataset("x"));

    LineageGraph graph = merged(first, second);

    assertThat(graph.outputs().get(name("x")).facets().byName()).isEmpty();
    assertThat(graph.runFacets().byName()).containsOnlyKeys("nominalTime");
  }

  @Test
  void shouldNotTakeASnapshotWithoutDatasetsForOne() {
    Hand first = event("RUNNING", 1).jobFacet(SNAPSHOT).out(dataset("x"));
    Hand last = event("COMPLETE", 2).jobFacet(SNAPSHOT);

    assertThat(names(merged(first, last).outputs())).containsExactly("x");
  }

  @Test
  void shouldAnswerWithItselfIfAnEventAddsNothing() {
    LineageGraph run =
        merged(event("START", 0).in(dataset("a")), event("COMPLETE", 1).out(dataset("x")));

    assertThat(run.merge(Events.read(event("START", 0).in(dataset("a")).json()))).isSameAs(run);
    assertThat(run.merge(GraphCodec.decode(GraphCodec.encode(run)))).isSameAs(run);
  }

  @Test
  void shouldAnswerWithItselfIfAnEventSaysWhatASnapshotReplaced() {
    Hand old = event("RUNNING", 1).jobFacet(SNAPSHOT).out(dataset("gone"));
    LineageGraph run = merged(old, event("RUNNING", 2).jobFacet(SNAPSHOT).out(dataset("x")));

    assertThat(run.merge(Events.read(old.json()))).isSameAs(run);
  }

  @Test
  void shouldRefuseToMergeDifferentRuns() {
    LineageGraph one = Events.read(event("START", 0).json());
    LineageGraph other = Events.read(event("START", 0).of("r-2").json());

    assertThatIllegalArgumentException().isThrownBy(() -> one.merge(other));
  }

  private static LineageGraph merged(Hand... events) {
    LineageGraph graph = Events.read(events[0].json());
    for (Hand event : events) {
      graph = graph.merge(Events.read(event.json()));
    }
    return graph;
  }

  private static EventType state(Hand... events) {
    return merged(events).lifecycle().state();
  }

  private static java.util.List<String> names(java.util.Map<DatasetName, Dataset> datasets) {
    return datasets.keySet().stream().map(DatasetName::name).toList();
  }

  private static DatasetName name(String name) {
    return new DatasetName("db", name);
  }

  private static String facet(Facets facets, String name) {
    return new String(facets.get(name).orElseThrow().json(), UTF_8);
  }

  private static Instant second(int second) {
    return Instant.parse("2026-01-01T10:00:00Z").plusSeconds(second);
  }
}
