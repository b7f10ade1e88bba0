package io.lineweave.sandbox.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import io.lineweave.sandbox.report.ColumnEdge.Column;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the catalogue has, in the words of a report. */
public final class CatalogueReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogueReport() {}

  /** A process of the catalogue. */
  public static FoundProcess of(ProcessLineage process) {
    return new FoundProcess(
        process.process().qualifiedName(),
        process.process().typeName(),
        process.name(),
        process.inputs().stream().map(AssetName::qualifiedName).toList(),
        process.outputs().stream().map(AssetName::qualifiedName).toList(),
        columns(process.columnMapping()));
  }

  /**
   * Column lineage as Purview keeps it on a process: a text with a list of {@code {DatasetMapping:
   * {Source, Sink}, ColumnMapping: [{Source, Sink}]}}. Empty text is none.
   */
  public static List<ColumnEdge> columns(String columnMapping) {
    if (columnMapping.isEmpty()) {
      return List.of();
    }
    try {
      return elements(JSON.readTree(columnMapping)).flatMap(CatalogueReport::edges).toList();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("columnMapping is not JSON: " + columnMapping, e);
    }
  }

  private static Stream<ColumnEdge> edges(JsonNode mapping) {
    String source = mapping.at("/DatasetMapping/Source").asText();
    String sink = mapping.at("/DatasetMapping/Sink").asText();
    return elements(mapping.path("ColumnMapping"))
        .map(
            pair ->
                new ColumnEdge(
                    new Column(source, pair.path("Source").asText()),
                    new Column(sink, pair.path("Sink").asText())));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
