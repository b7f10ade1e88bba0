package io.lineweave.openlineage;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Events;
import io.lineweave.openlineage.Fitting.Fitted;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes, and in which order, when a graph is too large. */
class FittingTest {
  private static final SortedSet<LeftOut> NOTHING = Collections.emptySortedSet();
  private static final String LINEAGE =
      """
      "columnLineage":{"_producer":"p","fields":{
        "c1":{"inputFields":[
          {"namespace":"db","name":"direct","field":"a","transformations":[{"type":"DIRECT"},{"type":"INDIRECT"}]},
          {"namespace":"db","name":"indirect","field":"b","transformations":[{"type":"INDIRECT"}]},
          {"namespace":"db","name":"plain","field":"c"}],
         "transformationType":"IDENTITY","transformationDescription":"x"}},
        "dataset":[{"namespace":"db","name":"filter","field":"d"}]},
      "schema":{"fields":[{"name":"c1"}]},"storage":{"fileFormat":"parquet"}""";

  private final LineageGraph graph =
      Events.read(
          event("COMPLETE", 1)
              .runFacet(
                  "\"parent\":{\"run\":{\"runId\":\"p\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}},\"other\":{}")
              .jobFacet("\"jobType\":{\"jobType\":\"MODEL\"},\"sql\":{\"query\":\"q\"}")
              .in(dataset("a") + "," + dataset("b") + "," + dataset("c"))
              .out(dataset("x", LINEAGE))
              .json());

  @Test
  void shouldLeaveAGraphThatFitsAsItIs() {
    Fitted fitted = fit(Integer.MAX_VALUE);

    assertThat(fitted.graph()).isSameAs(graph);
    assertThat(fitted.leftOut()).isEmpty();
  }

  @Test
  void shouldMakeInputsOfAllSourcesBeforeAnyLineageGoes() {
    assertThat(upTo(LeftOut.INDIRECT_LINEAGE).inputs().keySet())
        .extracting(DatasetName::name)
        .containsExactly("a", "b", "c", "direct", "filter", "indirect", "plain");
  }

  @Test
  void shouldFirstLeaveOutIndirectLineage() {
    String lineage = facet(upTo(LeftOut.INDIRECT_LINEAGE), "columnLineage");

    assertThat(lineage)
        .contains("\"direct\"", "\"plain\"", "transformationType")
        .doesNotContain("\"indirect\"", "filter");
  }

  @Test
  void shouldThenLeaveOutHowColumnsCame() {
    String lineage = facet(upTo(LeftOut.TRANSFORMATIONS), "columnLineage");

    assertThat(lineage).contains("\"direct\"", "\"plain\"").doesNotContain("transformation");
  }

  @Test
  void shouldThenLeaveOutColumnLineage() {
    Facets facets = output(upTo(LeftOut.COLUMN_LINEAGE)).facets();

    assertThat(facets.byName()).containsOnlyKeys("schema", "storage");
  }

  @Test
  void shouldThenLeaveOutSchemas() {
    assertThat(output(upTo(LeftOut.SCHEMA)).facets().byName()).containsOnlyKeys("storage");
  }

  @Test
  void shouldThenLeaveOutAllFacetsButWhoItIs() {
    LineageGraph left = upTo(LeftOut.FACETS);

    assertThat(left.runFacets().byName()).containsOnlyKeys("parent");
    assertThat(left.jobFacets().byName()).containsOnlyKeys("jobType");
    assertThat(output(left).facets().byName()).isEmpty();
    assertThat(left.inputs()).hasSize(7);
  }

  @Test
  void shouldAtLastLeaveOutDatasetsFromTheEnd() {
    LineageGraph left = upTo(LeftOut.DATASETS);

    assertThat(left.inputs().keySet()).extracting(DatasetName::name).containsExactly("a", "b", "c");
    assertThat(left.outputs()).isEmpty();
  }

  @Test
  void shouldKeepWhatALineageFacetSaysOfWholeDatasets() {
    LineageGraph job =
        Events.read(
            event("COMPLETE", 1)
                .jobFacet(
                    """
                    "lineage":{"entries":[{"namespace":"db","name":"x","type":"DATASET",
                    "inputs":[{"namespace":"db","name":"a","type":"DATASET"}],
                    "fields":{"c":{"inputs":[{"namespace":"db","name":"b","type":"DATASET","field":"f",
                    "transformations":[{"type":"INDIRECT"}]}]}}}]}""")
                .out(dataset("x"))
                .json());

    LineageGraph left = Slimming.without(LeftOut.COLUMN_LINEAGE, Consolidation.of(job));

    assertThat(
            new String(
                left.jobFacets().get("lineage").orElseThrow().json(), StandardCharsets.UTF_8))
        .contains("\"a\"")
        .doesNotContain("fields");
    assertThat(left.inputs()).hasSize(2);
  }

  @Test
  void shouldFindNoRoomForNothing() {
    assertThat(Fitting.fit(graph, NOTHING, (left, leftOut) -> Optional.empty())).isEmpty();
  }

  @Test
  void shouldAlwaysFitInHalfAMegabyteWhateverIntakeLetsThrough() {
    String name = "n".repeat((16 << 10) - 10);
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> dataset(i + name, "\"big\":{\"x\":\"" + name + "\"}"))
            .collect(Collectors.joining(","));
    LineageGraph huge =
        Events.read(
            event("COMPLETE", 1)
                .of(name)
                .runFacet("\"parent\":{\"run\":{\"runId\":\"" + name + "\"}}")
                .in(many)
                .out(many)
                .json()
                .replace("\"job\",", "\"" + name + "\",")
                .replace("\"ns\",", "\"" + name + "\",")
                .replace("urn:test", name));

    Optional<Fitted> fitted =
        Fitting.fit(
            huge,
            NOTHING,
            (left, leftOut) -> Optional.of(plain(left)).filter(it -> it.length < 500_000));

    assertThat(fitted).isPresent();
  }

  /** The graph as it is once this kind had to go. */
  private LineageGraph upTo(LeftOut kind) {
    return Fitting.fit(
            graph,
            NOTHING,
            (left, leftOut) -> leftOut.contains(kind) ? Optional.of(new byte[0]) : Optional.empty())
        .orElseThrow()
        .graph();
  }

  private Fitted fit(int limit) {
    return Fitting.fit(
            graph,
            NOTHING,
            (left, leftOut) -> Optional.of(plain(left)).filter(it -> it.length < limit))
        .orElseThrow();
  }

  /** Not compressed, so that the worst is seen. */
  private static byte[] plain(LineageGraph graph) {
    return EventWriter.write(graph);
  }

  private static Dataset output(LineageGraph graph) {
    return graph.outputs().get(new DatasetName("db", "x"));
  }

  private static String facet(LineageGraph graph, String name) {
    return new String(
        output(graph).facets().get(name).orElseThrow().json(), StandardCharsets.UTF_8);
  }
}
