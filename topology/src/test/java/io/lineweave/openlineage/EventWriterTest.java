package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.openlineage.Samples.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventWriterTest {
  private static final EventReader READER = new EventReader(ReadingRules.defaults());
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldWriteWhatTheOfficialSchemaAcceptsOfEveryEventThatWasRead() {
    List<Sample> samples = Samples.all();

    assertThat(samples)
        .allSatisfy(
            sample ->
                graph(sample)
                    .ifPresent(
                        graph ->
                            assertThat(Schemas.againstEvent(EventWriter.write(graph, facts(graph))))
                                .isEmpty()));
  }

  @Test
  void shouldWriteTheSameBytesOfTheSameGraph() {
    LineageGraph graph = graph(Samples.of("spark-session.ndjson").get(10)).orElseThrow();

    assertThat(EventWriter.write(graph, facts(graph)))
        .isEqualTo(EventWriter.write(GraphCodec.decode(GraphCodec.encode(graph)), facts(graph)));
  }

  @Test
  void shouldBeReadBackAsTheSameGraph() {
    LineageGraph graph = graph(Samples.of("spark-session.ndjson").get(12)).orElseThrow();

    LineageGraph back = read(EventWriter.write(graph, facts(graph)));

    assertThat(Assembly.in(back)).contains(facts(graph));
    assertThat(back.inputs()).isEqualTo(graph.inputs());
    assertThat(back.outputs()).isEqualTo(graph.outputs());
    assertThat(back.jobFacets()).isEqualTo(graph.jobFacets());
    assertThat(back.origin()).isEqualTo(graph.origin());
  }

  @Test
  void shouldPutTheAssemblyOfAJobEventWithTheJob() throws IOException {
    LineageGraph graph =
        read(
            """
            {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","job":{"namespace":"n","name":"j"},
            "outputs":[{"namespace":"d","name":"t"}]}""");

    byte[] json = EventWriter.write(graph, facts(graph));

    JsonNode event = JSON.readTree(json);
    assertThat(event.has("run")).isFalse();
    assertThat(event.at("/job/facets/lineweave_assembly/completeness").asText())
        .isEqualTo("STATIC");
    assertThat(Assembly.in(read(json))).contains(facts(graph));
    assertThat(Schemas.againstEvent(json)).isEmpty();
  }

  @Test
  void shouldPutTheAssemblyOfADatasetEventWithTheDataset() throws IOException {
    LineageGraph graph =
        read(
            """
            {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p",
            "dataset":{"namespace":"n","name":"t","facets":{"documentation":{"description":"x"}}}}""");

    byte[] json = EventWriter.write(graph, facts(graph));

    JsonNode event = JSON.readTree(json);
    assertThat(event.at("/dataset/facets/documentation/description").asText()).isEqualTo("x");
    assertThat(Assembly.in(read(json))).contains(facts(graph));
    assertThat(Schemas.againstEvent(json)).isEmpty();
  }

  @Test
  void shouldGiveFacetsWhatTheSpecificationAsksAndTheirProducerForgot() throws IOException {
    LineageGraph graph =
        read(
            """
            {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","run":{"runId":"r","facets":
            {"a":{"x":1.5},"b":{"_producer":null,"_schemaURL":"urn:s","y":[]}}},
            "job":{"namespace":"n","name":"j"}}""");

    byte[] json = EventWriter.write(graph, facts(graph));

    JsonNode facets = JSON.readTree(json).at("/run/facets");
    assertThat(facets.at("/a/_producer").asText()).isEqualTo("urn:p");
    assertThat(facets.at("/a/_schemaURL").asText())
        .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet");
    assertThat(facets.at("/a/x").asDouble()).isEqualTo(1.5);
    assertThat(facets.at("/b/_producer").asText()).isEqualTo("urn:p");
    assertThat(facets.at("/b/_schemaURL").asText()).isEqualTo("urn:s");
    assertThat(Schemas.againstEvent(json)).isEmpty();
  }

  @Test
  void shouldLeaveDeletedFacetsOut() throws IOException {
    LineageGraph graph =
        read(
            """
            {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","run":{"runId":"r"},
            "job":{"namespace":"n","name":"j","facets":{"sql":{"_deleted":true}}}}""");

    JsonNode event = JSON.readTree(EventWriter.write(graph, facts(graph)));

    assertThat(event.at("/job/facets").isEmpty()).isTrue();
  }

  private static Assembly facts(LineageGraph graph) {
    Completeness completeness =
        graph.kind() == LineageGraph.Kind.RUN
            ? Completeness.ofEnded(graph.lifecycle().state())
            : Completeness.STATIC;
    return Assembly.of(graph, 3, completeness, 7).replayed(Optional.of("b-1"));
  }

  private static Optional<LineageGraph> graph(Sample sample) {
    return READER
        .read(sample.bytes())
        .fold(event -> Optional.of(event.graph()), defect -> Optional.empty());
  }

  private static LineageGraph read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static LineageGraph read(byte[] json) {
    return READER.read(json).fold(event -> event.graph(), defect -> null);
  }
}
