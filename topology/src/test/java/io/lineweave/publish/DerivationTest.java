package io.lineweave.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.DatasetName;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private static final String DIRECT = "{\"type\":\"DIRECT\",\"subtype\":\"%s\"}";
  private static final String INDIRECT = "{\"type\":\"INDIRECT\",\"subtype\":\"JOIN\"}";

  @Test
  void shouldTakeEverythingReadWhereNothingElseIsSaid() {
    TestEvent event = TestEvent.run("r", "j").input("a").input("b").output("x").output("y");
    assertThat(of(event, "x").inputs()).containsExactly(db("a"), db("b"));
    assertThat(of(event, "y").inputs()).containsExactly(db("a"), db("b"));
  }

  @Test
  void shouldTellOutputsApartByTheirColumns() {
    TestEvent event =
        TestEvent.run("r", "j")
            .input("a")
            .input("b")
            .output("x", columns(field("c", source("a", "f", ""))))
            .output("y", columns(field("d", source("b", "f", ""))));
    assertThat(of(event, "x").inputs()).containsExactly(db("a"));
    assertThat(of(event, "y").inputs()).containsExactly(db("b"));
  }

  @Test
  void shouldNotLoseAnInputThatNoColumnNames() {
    TestEvent event =
        TestEvent.run("r", "j")
            .input("a")
            .input("lookup")
            .output("x", columns(field("c", source("a", "f", ""))))
            .output("y");
    assertThat(of(event, "x").inputs()).containsExactly(db("a"), db("lookup"));
    assertThat(of(event, "y").inputs()).containsExactly(db("a"), db("lookup"));
  }

  @Test
  void shouldTakeTheExplicitFacetOverAnythingElse() {
    String lineage =
        """
        {"entries":[{"namespace":"db","name":"x","type":"DATASET",
          "inputs":[{"namespace":"db","name":"b","type":"DATASET"},
                    {"namespace":"af","name":"task","type":"JOB"}],
          "fields":{"c":{"inputs":[{"namespace":"db","name":"b","type":"DATASET","field":"f",
            "transformations":[%s]}]}}}]}
        """
            .formatted(DIRECT.formatted("AGGREGATION"));
    TestEvent event =
        TestEvent.run("r", "j")
            .jobFacet("lineage", lineage)
            .input("a")
            .input("b")
            .output("x", columns(field("c", source("a", "f", ""))))
            .output("y");
    assertThat(of(event, "x").inputs()).containsExactly(db("b"));
    assertThat(of(event, "x").fields())
        .containsOnlyKeys(new FieldEdge(db("b"), "f", "c"))
        .containsValue(EdgeKind.AGGREGATION);
    assertThat(of(event, "y").inputs()).containsExactly(db("a"), db("b"));
  }

  @Test
  void shouldTakeTheFacetOfTheDatasetItself() {
    TestEvent event =
        TestEvent.run("r", "j")
            .input("a")
            .output(
                "x",
                "{\"lineage\":{\"inputs\":[{\"namespace\":\"db\",\"name\":\"b\",\"type\":\"DATASET\"}]}}");
    assertThat(of(event, "x").inputs()).containsExactly(db("b"));
  }

  @Test
  void shouldTellKindsApartAndKeepTheStrongest() {
    TestEvent event =
        TestEvent.run("r", "j")
            .input("a")
            .output(
                "x",
                columns(
                    field("c", source("a", "i", INDIRECT + "," + DIRECT.formatted("IDENTITY"))),
                    field("d", source("a", "t", DIRECT.formatted("TRANSFORMATION"))),
                    field("e", source("a", "j", INDIRECT)),
                    field("f", source("a", "u", ""))));
    assertThat(of(event, "x").fields())
        .containsEntry(new FieldEdge(db("a"), "i", "c"), EdgeKind.IDENTITY)
        .containsEntry(new FieldEdge(db("a"), "t", "d"), EdgeKind.TRANSFORMATION)
        .containsEntry(new FieldEdge(db("a"), "j", "e"), EdgeKind.INDIRECT)
        .containsEntry(new FieldEdge(db("a"), "u", "f"), EdgeKind.UNSPECIFIED);
  }

  @Test
  void shouldReadTheOldFormAndDatasetLevelDependencies() {
    String facet =
        """
        {"columnLineage":{"fields":{"c":{"inputFields":[{"namespace":"db","name":"a","field":"c"}],
          "transformationDescription":"as is","transformationType":"IDENTITY"}},
          "dataset":[{"namespace":"db","name":"b","field":"k","transformations":[%s]}]}}
        """
            .formatted(INDIRECT);
    TestEvent event = TestEvent.run("r", "j").input("a").output("x", facet);
    assertThat(of(event, "x").fields())
        .containsEntry(new FieldEdge(db("a"), "c", "c"), EdgeKind.IDENTITY)
        .containsEntry(new FieldEdge(db("b"), "k", FieldEdge.ALL), EdgeKind.INDIRECT);
    assertThat(of(event, "x").inputs()).containsExactly(db("a"), db("b"));
  }

  @Test
  void shouldNotTakeAnUpdateOfATableForReadingIt() {
    String facet = columns(field("c", source("x", "c", "")), field("d", source("a", "d", "")));
    assertThat(of(TestEvent.run("r", "j").input("a").output("x", facet), "x").inputs())
        .containsExactly(db("a"));
    assertThat(of(TestEvent.run("r", "j").input("a").input("x").output("x", facet), "x").inputs())
        .containsExactly(db("a"), db("x"));
  }

  @Test
  void shouldSurviveFacetsOfAnyShape() {
    String odd =
        "{\"columnLineage\":{\"fields\":[1,{\"c\":3}],\"dataset\":{\"a\":null}},\"lineage\":\"no\"}";
    TestEvent event = TestEvent.run("r", "j").jobFacet("lineage", "{\"entries\":7}").input("a");
    assertThat(of(event.output("x", odd.replace("\"no\"", "{\"x\":1}")), "x").inputs())
        .containsExactly(db("a"));
  }

  private static Derivation of(TestEvent event, String output) {
    return Derivation.of(event.graph()).get(db(output));
  }

  private static DatasetName db(String name) {
    return new DatasetName("db", name);
  }

  private static String columns(String... fields) {
    return "{\"columnLineage\":{\"fields\":{" + String.join(",", fields) + "}}}";
  }

  private static String field(String name, String source) {
    return "\"" + name + "\":{\"inputFields\":[" + source + "]}";
  }

  private static String source(String dataset, String field, String transformations) {
    return "{\"namespace\":\"db\",\"name\":\"%s\",\"field\":\"%s\",\"transformations\":[%s]}"
        .formatted(dataset, field, transformations);
  }
}
