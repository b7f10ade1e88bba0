package io.lineweave.openlineage;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A graph without one kind of what {@link LeftOut} lists. */
final class Slimming {
  private static final Set<String> LINEAGE = Set.of("columnLineage", "lineage");
  private static final Set<String> IDENTITY = Set.of("parent", "parentRun", "jobType");

  /** Larger than any parent facet without copies of the parent's own facets. */
  private static final int IDENTITY_BYTES = 8_192;

  private Slimming() {}

  /** What stays of a facet of that name. */
  private interface Edit extends BiFunction<String, Facet, Optional<Facet>> {}

  static LineageGraph without(LeftOut kind, LineageGraph graph) {
    return switch (kind) {
      case INDIRECT_LINEAGE -> edited(graph, lineage(LineageEdit::withoutIndirect));
      case TRANSFORMATIONS -> edited(graph, lineage(LineageEdit::withoutTransformations));
      case COLUMN_LINEAGE -> edited(graph, Slimming::withoutColumnLineage);
      case SCHEMA -> edited(graph, (name, facet) -> keepIf(!name.equals("schema"), facet));
      case FACETS -> edited(graph, (name, facet) -> keepIf(isIdentity(name, facet), facet));
      case DATASETS ->
          withDatasets(
              graph,
              firstOf(graph.inputs(), graph.inputs().size() / 2),
              firstOf(graph.outputs(), graph.outputs().size() / 2));
    };
  }

  /** The graph with no more inputs, and no more outputs, than that: the first by name. */
  static LineageGraph limited(LineageGraph graph, int datasets) {
    return withDatasets(
        graph, firstOf(graph.inputs(), datasets), firstOf(graph.outputs(), datasets));
  }

  private static Optional<Facet> withoutColumnLineage(String name, Facet facet) {
    return name.equals("columnLineage")
        ? Optional.empty()
        : lineage(LineageEdit::withoutColumns).apply(name, facet);
  }

  private static boolean isIdentity(String name, Facet facet) {
    return IDENTITY.contains(name) && facet.json().length <= IDENTITY_BYTES;
  }

  private static Optional<Facet> keepIf(boolean keep, Facet facet) {
    return keep ? Optional.of(facet) : Optional.empty();
  }

  private static Edit lineage(Function<Facet, Optional<Facet>> edit) {
    return (name, facet) ->
        LINEAGE.contains(name) && !facet.isDeleted() ? edit.apply(facet) : Optional.of(facet);
  }

  private static LineageGraph edited(LineageGraph graph, Edit edit) {
    return new LineageGraph(
        graph.kind(),
        graph.id(),
        graph.origin(),
        graph.lifecycle(),
        graph.snapshot(),
        edited(graph.runFacets(), edit),
        edited(graph.jobFacets(), edit),
        edited(graph.inputs(), edit),
        edited(graph.outputs(), edit));
  }

  private static SortedMap<DatasetName, Dataset> edited(
      SortedMap<DatasetName, Dataset> datasets, Edit edit) {
    SortedMap<DatasetName, Dataset> edited = new TreeMap<>();
    datasets.forEach(
        (name, dataset) ->
            edited.put(
                name,
                new Dataset(
                    dataset.seen(),
                    edited(dataset.facets(), edit),
                    edited(dataset.roleFacets(), edit))));
    return edited;
  }

  private static Facets edited(Facets facets, Edit edit) {
    TreeMap<String, Facet> edited = new TreeMap<>();
    facets
        .byName()
        .forEach(
            (name, facet) -> edit.apply(name, facet).ifPresent(kept -> edited.put(name, kept)));
    return new Facets(edited);
  }

  private static LineageGraph withDatasets(
      LineageGraph graph,
      SortedMap<DatasetName, Dataset> inputs,
      SortedMap<DatasetName, Dataset> outputs) {
    return new LineageGraph(
        graph.kind(),
        graph.id(),
        graph.origin(),
        graph.lifecycle(),
        graph.snapshot(),
        graph.runFacets(),
        graph.jobFacets(),
        inputs,
        outputs);
  }

  private static SortedMap<DatasetName, Dataset> firstOf(
      SortedMap<DatasetName, Dataset> datasets, int count) {
    if (datasets.size() <= count) {
      return datasets;
    }
    SortedMap<DatasetName, Dataset> first = new TreeMap<>();
    datasets.entrySet().stream()
        .limit(count)
        .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
    return first;
  }
}
