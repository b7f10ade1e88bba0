package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.LineageGraph;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one output of a graph was made of.
 *
 * @param inputs the datasets that it was made of
 * @param fields the dependencies between columns, each with its strongest kind
 */
record Derivation(SortedSet<DatasetName> inputs, SortedMap<FieldEdge, EdgeKind> fields) {

  /**
   * The derivation of every output: by the explicit {@code lineage} facet if it speaks of the
   * output; else by {@code columnLineage}; else everything that was read.
   *
   * <p>An input that no output's column lineage names is not lost: nobody knows which output it
   * belongs to, so it belongs to all of them.
   */
  static SortedMap<DatasetName, Derivation> of(LineageGraph graph) {
    SortedMap<DatasetName, Derivation> byColumns = new TreeMap<>();
    graph.outputs().keySet().forEach(output -> byColumns.put(output, byColumns(graph, output)));
    Set<DatasetName> unnamed = new TreeSet<>(graph.inputs().keySet());
    byColumns.values().forEach(derivation -> unnamed.removeAll(derivation.inputs));

    SortedMap<DatasetName, Derivation> derivations = new TreeMap<>();
    byColumns.forEach(
        (output, derivation) ->
            derivations.put(
                output,
                explicit(graph, output)
                    .orElseGet(() -> derivation.completed(graph.inputs().keySet(), unnamed))));
    return derivations;
  }

  private static Derivation empty() {
    return new Derivation(new TreeSet<>(), new TreeMap<>());
  }

  private static Derivation byColumns(LineageGraph graph, DatasetName output) {
    Derivation derivation = empty();
    JsonNode facet = FacetTree.of(graph.outputs().get(output).facets(), "columnLineage");
    for (Map.Entry<String, JsonNode> field : facet.path("fields").properties()) {
      JsonNode column = field.getValue();
      EdgeKind fallback =
          column.path("transformationType").asText().equals("IDENTITY")
              ? EdgeKind.IDENTITY
              : EdgeKind.UNSPECIFIED;
      derivation.addAll(column.path("inputFields"), field.getKey(), fallback);
    }
    derivation.addAll(facet.path("dataset"), FieldEdge.ALL, EdgeKind.INDIRECT);
    return derivation.withoutMereSelf(graph, output);
  }

  private static Optional<Derivation> explicit(LineageGraph graph, DatasetName output) {
    Derivation derivation = empty();
    JsonNode own = FacetTree.of(graph.outputs().get(output).facets(), "lineage");
    boolean found = own.has("inputs") || own.has("fields");
    derivation.addEntry(own);
    for (JsonNode entry : FacetTree.of(graph.jobFacets(), "lineage").path("entries")) {
      if (FacetTree.dataset(entry).filter(output::equals).isPresent()) {
        found = true;
        derivation.addEntry(entry);
      }
    }
    return found ? Optional.of(derivation.withoutMereSelf(graph, output)) : Optional.empty();
  }

  private Derivation completed(Set<DatasetName> read, Set<DatasetName> unnamed) {
    inputs.addAll(inputs.isEmpty() ? read : unnamed);
    return this;
  }

  /** An update names its own table as a source of columns; that alone is no input. */
  private Derivation withoutMereSelf(LineageGraph graph, DatasetName output) {
    if (!graph.inputs().containsKey(output)) {
      inputs.remove(output);
      fields.keySet().removeIf(edge -> edge.input().equals(output));
    }
    return this;
  }

  private void addEntry(JsonNode entry) {
    addAll(entry.path("inputs"), FieldEdge.ALL, EdgeKind.INDIRECT);
    for (Map.Entry<String, JsonNode> field : entry.path("fields").properties()) {
      addAll(field.getValue().path("inputs"), field.getKey(), EdgeKind.UNSPECIFIED);
    }
  }

  private void addAll(JsonNode sources, String sink, EdgeKind fallback) {
    for (JsonNode source : sources) {
      // A dependency on a job is no edge between datasets.
      if (!source.path("type").asText().equals("JOB")) {
        FacetTree.dataset(source).ifPresent(input -> add(input, source, sink, fallback));
      }
    }
  }

  private void add(DatasetName input, JsonNode source, String sink, EdgeKind fallback) {
    inputs.add(input);
    String field = source.path("field").asText("");
    if (!field.isEmpty()) {
      // What the whole dataset depends on flows into no column, whatever the producer calls it:
      // Spark marks a grouping key as DIRECT.
      EdgeKind kind =
          sink.equals(FieldEdge.ALL)
              ? EdgeKind.INDIRECT
              : EdgeKind.of(source.path("transformations"), fallback);
      fields.merge(new FieldEdge(input, field, sink), kind, EdgeKind::stronger);
    }
  }
}
