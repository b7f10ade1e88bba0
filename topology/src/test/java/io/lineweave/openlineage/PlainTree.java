package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.openlineage.LineageGraph.Kind;
import io.lineweave.openlineage.Reading.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What a plain tree reading of an event finds, to hold our reading against. */
public final class PlainTree {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final JsonNode tree;

  private PlainTree(String name, JsonNode tree) {
    this.name = name;
    this.tree = tree;
  }

  static PlainTree of(Samples.Sample sample) {
    try {
      return new PlainTree(sample.toString(), JSON.readTree(sample.json()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlainTree of(JsonNode tree) {
    return new PlainTree(tree.toString(), tree);
  }

  /** What the specification requires, cannot be done without, and is missing. */
  Optional<Problem> problem() {
    boolean ofDataset = tree.hasNonNull("dataset") && !tree.hasNonNull("run");
    JsonNode named = tree.path(ofDataset ? "dataset" : "job");
    boolean identified = !tree.hasNonNull("run") || tree.path("run").hasNonNull("runId");
    if (!identified || !named.hasNonNull("namespace") || !named.hasNonNull("name")) {
      return Optional.of(Problem.NOT_AN_EVENT);
    }
    return tree.hasNonNull("eventTime") ? Optional.empty() : Optional.of(Problem.BAD_TIME);
  }

  JsonNode tree() {
    return tree;
  }

  /** Run id, job, producer, inputs and outputs are the same. */
  void assertSameNames(LineageGraph graph) {
    JsonNode job = tree.path("job");
    if (graph.kind() == Kind.RUN) {
      assertThat(graph.id()).as(name).isEqualTo(tree.path("run").path("runId").asText());
    }
    if (graph.kind() != Kind.DATASET) {
      assertThat(graph.origin().job())
          .as(name)
          .contains(new JobName(job.path("namespace").asText(), job.path("name").asText()));
      assertThat(graph.inputs().keySet()).as(name).isEqualTo(datasets("inputs").keySet());
      assertThat(graph.outputs().keySet()).as(name).isEqualTo(datasets("outputs").keySet());
    }
    assertThat(graph.origin().producer()).as(name).isEqualTo(tree.path("producer").asText(""));
  }

  /** Every facet but those left out is the same JSON. */
  void assertSameFacets(LineageGraph graph, Set<String> leftOut) {
    assertFacets(tree.path("run"), "facets", graph.runFacets(), leftOut);
    assertFacets(tree.path("job"), "facets", graph.jobFacets(), leftOut);
    datasets("inputs")
        .forEach(
            (dataset, json) ->
                assertFacets(json, "inputFacets", graph.inputs().get(dataset), leftOut));
    datasets("outputs")
        .forEach(
            (dataset, json) ->
                assertFacets(json, "outputFacets", graph.outputs().get(dataset), leftOut));
  }

  private void assertFacets(JsonNode json, String role, Dataset dataset, Set<String> leftOut) {
    assertFacets(json, "facets", dataset.facets(), leftOut);
    assertFacets(json, role, dataset.roleFacets(), leftOut);
  }

  private void assertFacets(JsonNode owner, String field, Facets facets, Set<String> leftOut) {
    JsonNode expected = owner.path(field);
    assertThat(facets.byName().keySet()).as(name).isEqualTo(names(expected, leftOut));
    facets
        .byName()
        .forEach(
            (facet, read) ->
                assertThat(json(read)).as(name + " " + facet).isEqualTo(expected.path(facet)));
  }

  private static JsonNode json(Facet facet) {
    try {
      return JSON.readTree(facet.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(JsonNode facets, Set<String> leftOut) {
    Set<String> names = new TreeSet<>();
    facets.properties().stream()
        .filter(it -> it.getValue().isObject())
        .map(Map.Entry::getKey)
        .forEach(names::add);
    names.removeAll(leftOut);
    return names;
  }

  private Map<DatasetName, JsonNode> datasets(String list) {
    Map<DatasetName, JsonNode> datasets = new TreeMap<>();
    StreamSupport.stream(tree.path(list).spliterator(), false)
        .filter(it -> it.hasNonNull("namespace") && it.hasNonNull("name"))
        .forEach(
            it ->
                datasets.put(
                    new DatasetName(it.path("namespace").asText(), it.path("name").asText()), it));
    return datasets;
  }
}
