package io.lineweave.openlineage;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Events;
import io.lineweave.assemble.Events.Hand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that only a lineage facet names. */
class ConsolidationTest {
  private static final String SNAPSHOT =
      "\"jobType\":{\"emissionPattern\":{\"eventContentMode\":\"COMPLETE_SNAPSHOT\"}}";

  @Test
  void shouldFindSourcesOfColumnsAndOfTheWholeDataset() {
    assertThat(
            inputs(
                event("COMPLETE", 1)
                    .out(
                        dataset(
                            "x",
                            """
                            "columnLineage":{"fields":{
                            "c":{"inputFields":[{"namespace":"db","name":"a","field":"f"}]},
                            "d":{"inputFields":[{"namespace":"db","name":"b","field":"g",
                            "transformations":[{"type":"INDIRECT","namespace":"db","name":"no"}]}]}},
                            "dataset":[{"namespace":"db","name":"c","field":"h"}]}"""))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void shouldFindSourcesThatADatasetNames() {
    assertThat(
            inputs(
                event("COMPLETE", 1)
                    .out(
                        dataset(
                            "x",
                            """
                            "lineage":{"inputs":[{"namespace":"db","name":"a","type":"DATASET"}],
                            "fields":{"c":{"inputs":[{"namespace":"db","name":"b","type":"DATASET"}]}}}"""))))
        .containsExactly("a", "b");
  }

  @Test
  void shouldFindSourcesThatAJobNamesButNoJobs() {
    assertThat(
            inputs(
                event("COMPLETE", 1)
                    .jobFacet(
                        """
                        "lineage":{"entries":[
                        {"inputs":[{"namespace":"db","name":"a","type":"DATASET"},
                                   {"namespace":"db","name":"x","type":"DATASET"},
                                   {"namespace":"air","name":"flow","type":"JOB"}],
                         "namespace":"db","name":"x","type":"DATASET"}]}""")
                    .out(dataset("x"))))
        .containsExactly("a");
  }

  @Test
  void shouldNotMakeAnOutputAnInputOfItself() {
    assertThat(
            inputs(
                event("COMPLETE", 1)
                    .out(
                        dataset(
                            "x",
                            "\"columnLineage\":{\"fields\":{\"c\":{\"inputFields\":[{\"namespace\":\"db\",\"name\":\"x\"}]}}}"))))
        .isEmpty();
  }

  @Test
  void shouldMakeAnOutputAnInputOfAnother() {
    assertThat(
            inputs(
                event("COMPLETE", 1)
                    .out(
                        dataset("stage")
                            + ","
                            + dataset(
                                "x",
                                "\"columnLineage\":{\"fields\":{\"c\":{\"inputFields\":[{\"namespace\":\"db\",\"name\":\"stage\"}]}}}"))))
        .containsExactly("stage");
  }

  @Test
  void shouldKeepTheFacetsOfAnInputThatIsListedToo() {
    LineageGraph graph =
        Consolidation.of(
            Events.read(
                event("COMPLETE", 1)
                    .in(dataset("a", "\"schema\":{}"))
                    .out(
                        dataset(
                            "x",
                            "\"columnLineage\":{\"fields\":{\"c\":{\"inputFields\":[{\"namespace\":\"db\",\"name\":\"a\"}]}}}"))
                    .json()));

    assertThat(graph.inputs()).hasSize(1);
    assertThat(graph.inputs().get(new DatasetName("db", "a")).facets().get("schema")).isPresent();
  }

  @Test
  void shouldForgetSourcesOfALineageThatASnapshotReplaced() {
    Hand old =
        event("RUNNING", 1)
            .jobFacet(
                "\"lineage\":{\"entries\":[{\"namespace\":\"db\",\"name\":\"x\",\"inputs\":[{\"namespace\":\"db\",\"name\":\"old\"}]}]}")
            .out(dataset("x"));
    Hand snapshot = event("RUNNING", 2).jobFacet(SNAPSHOT).in(dataset("new")).out(dataset("x"));

    LineageGraph graph = Events.read(old.json()).merge(Events.read(snapshot.json()));

    assertThat(Consolidation.of(graph).inputs().keySet())
        .extracting(DatasetName::name)
        .containsExactly("new");
  }

  @Test
  void shouldBearLineageFacetsOfAnyShape() {
    for (String facet :
        List.of(
            "{}",
            "{\"fields\":[]}",
            "{\"fields\":null,\"dataset\":{}}",
            "{\"fields\":{\"c\":7,\"d\":[{\"inputFields\":[[1],null,{\"name\":3}]}]}}",
            "{\"entries\":\"x\",\"inputs\":[{\"namespace\":{}}]}",
            "{\"fields\":{\"c\":{\"fields\":{\"c\":{\"inputFields\":[{\"namespace\":\"db\"}]}}}}}")) {
      assertThat(inputs(event("COMPLETE", 1).out(dataset("x", "\"columnLineage\":" + facet))))
          .isEmpty();
    }
  }

  private static List<String> inputs(Hand event) {
    return Consolidation.of(Events.read(event.json())).inputs().keySet().stream()
        .map(DatasetName::name)
        .toList();
  }
}
