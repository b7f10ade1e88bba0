package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.openlineage.LineageGraph.Kind;
import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.Samples.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every real event reads as a plain tree of the same JSON does. */
class CorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventReader strangers = new EventReader(ReadingRules.defaults());
  private final EventReader everything = new EventReader(ReadingRules.EVERYTHING);

  @Test
  void shouldReadEveryCompleteEventAndRejectEveryOther() throws IOException {
    for (Sample sample : Samples.all()) {
      JsonNode tree = JSON.readTree(sample.json());
      Optional<Problem> expected = problem(tree);
      Optional<Problem> problem =
          strangers
              .read(sample.bytes())
              .fold(event -> Optional.empty(), defect -> Optional.of(defect.problem()));
      assertThat(problem).as(sample.toString()).isEqualTo(expected);
    }
  }

  @Test
  void shouldFindWhatAPlainTreeFinds() throws IOException {
    for (Sample sample : Samples.all()) {
      JsonNode tree = JSON.readTree(sample.json());
      if (problem(tree).isEmpty()) {
        assertSame(sample, tree, graph(strangers, sample));
        assertSameFacets(sample, tree, graph(everything, sample));
      }
    }
  }

  @Test
  void shouldLeaveNoHeavyFacetAndNothingElseOut() throws IOException {
    for (Sample sample : Samples.of("spark-heavy.ndjson")) {
      JsonNode facets = JSON.readTree(sample.json()).path("run").path("facets");
      assertThat(graph(strangers, sample).runFacets().byName().keySet())
          .as(sample.toString())
          .doesNotContain("spark.logicalPlan", "debug")
          .containsAll(names(facets, "spark.logicalPlan", "debug"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log_prefixed", "trailing_commas", "truncated"})
  void shouldCallMalformedFilesNoJson(String name) {
    Reading reading = strangers.read(Samples.bytes("malformed-" + name + ".txt"));
    assertThat(reading).isInstanceOf(Reading.Defect.class);
    assertThat(((Reading.Defect) reading).problem()).isEqualTo(Problem.NOT_JSON);
  }

  private static LineageGraph graph(EventReader reader, Sample sample) {
    return ((Reading.Event) reader.read(sample.bytes())).graph();
  }

  private static void assertSame(Sample sample, JsonNode tree, LineageGraph graph) {
    String at = sample.toString();
    JsonNode job = tree.path("job");
    if (graph.kind() == Kind.RUN) {
      assertThat(graph.id()).as(at).isEqualTo(tree.path("run").path("runId").asText());
    }
    if (graph.kind() != Kind.DATASET) {
      assertThat(graph.origin().job())
          .as(at)
          .contains(new JobName(job.path("namespace").asText(), job.path("name").asText()));
      assertThat(graph.inputs().keySet()).as(at).isEqualTo(datasets(tree.path("inputs")).keySet());
      assertThat(graph.outputs().keySet())
          .as(at)
          .isEqualTo(datasets(tree.path("outputs")).keySet());
    }
    assertThat(graph.origin().producer()).as(at).isEqualTo(tree.path("producer").asText(""));
  }

  private static void assertSameFacets(Sample sample, JsonNode tree, LineageGraph graph)
      throws IOException {
    assertFacets(sample, tree.path("run").path("facets"), graph.runFacets());
    assertFacets(sample, tree.path("job").path("facets"), graph.jobFacets());
    for (var dataset : datasets(tree.path("inputs")).entrySet()) {
      Dataset read = graph.inputs().get(dataset.getKey());
      assertFacets(sample, dataset.getValue().path("facets"), read.facets());
      assertFacets(sample, dataset.getValue().path("inputFacets"), read.roleFacets());
    }
    for (var dataset : datasets(tree.path("outputs")).entrySet()) {
      Dataset read = graph.outputs().get(dataset.getKey());
      assertFacets(sample, dataset.getValue().path("facets"), read.facets());
      assertFacets(sample, dataset.getValue().path("outputFacets"), read.roleFacets());
    }
  }

  private static void assertFacets(Sample sample, JsonNode tree, Facets facets) throws IOException {
    assertThat(facets.byName().keySet()).as(sample.toString()).isEqualTo(names(tree));
    for (String name : facets.byName().keySet()) {
      JsonNode read = JSON.readTree(facets.get(name).orElseThrow().json());
      assertThat(read).as(sample + " " + name).isEqualTo(tree.path(name));
    }
  }

  private static Set<String> names(JsonNode facets, String... but) {
    TreeSet<String> names = new TreeSet<>();
    facets.properties().stream()
        .filter(it -> it.getValue().isObject())
        .map(Map.Entry::getKey)
        .forEach(names::add);
    names.removeAll(List.of(but));
    return names;
  }

  private static Map<DatasetName, JsonNode> datasets(JsonNode list) {
    TreeMap<DatasetName, JsonNode> datasets = new TreeMap<>();
    StreamSupport.stream(list.spliterator(), false)
        .filter(it -> it.hasNonNull("namespace") && it.hasNonNull("name"))
        .forEach(
            it ->
                datasets.put(
                    new DatasetName(it.path("namespace").asText(), it.path("name").asText()), it));
    return datasets;
  }

  /** What the specification requires and cannot be done without. */
  private static Optional<Problem> problem(JsonNode tree) {
    JsonNode named =
        tree.hasNonNull("dataset") && !tree.hasNonNull("run")
            ? tree.path("dataset")
            : tree.path("job");
    boolean identified = !tree.hasNonNull("run") || tree.path("run").hasNonNull("runId");
    if (!identified || !named.hasNonNull("namespace") || !named.hasNonNull("name")) {
      return Optional.of(Problem.NOT_AN_EVENT);
    }
    return tree.hasNonNull("eventTime") ? Optional.empty() : Optional.of(Problem.BAD_TIME);
  }
}
