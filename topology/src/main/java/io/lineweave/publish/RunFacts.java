package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.publish.ProcessType.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts of a run, for the process types that have attributes for them. */
final class RunFacts {
  private final LineageGraph graph;
  private final Assembly assembly;

  RunFacts(LineageGraph graph, Assembly assembly) {
    this.graph = graph;
    this.assembly = assembly;
  }

  /** The attributes of a type, as far as the run tells them. */
  SortedMap<String, Object> of(ProcessType type, Dataset output) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    type.facts()
        .forEach(
            (attribute, fact) ->
                value(fact, output).ifPresent(value -> attributes.put(attribute, value)));
    return attributes;
  }

  private Optional<Object> value(Fact fact, Dataset output) {
    return switch (fact) {
      case RUN_ID -> Optional.of(graph.id());
      case STATUS -> Optional.of(assembly.completeness().name());
      case START -> Optional.of(start().toEpochMilli());
      case END -> assembly.endTime().map(Instant::toEpochMilli);
      case DURATION_MILLIS ->
          assembly.endTime().map(end -> Duration.between(start(), end).toMillis());
      case PRODUCER -> text(graph.origin().producer());
      case SOURCE_LOCATION ->
          text(FacetTree.of(graph.jobFacets(), "sourceCodeLocation").path("url").asText(""));
      case ROWS -> number(statistics(output).path("rowCount"));
      case BYTES -> number(statistics(output).path("size"));
    };
  }

  private Instant start() {
    return assembly.startTime().orElse(assembly.firstEventTime());
  }

  private static JsonNode statistics(Dataset output) {
    return FacetTree.of(output.roleFacets(), "outputStatistics");
  }

  private static Optional<Object> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<Object> number(JsonNode node) {
    return node.canConvertToLong() ? Optional.of(node.longValue()) : Optional.empty();
  }
}
