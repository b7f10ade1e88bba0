package io.lineweave.openlineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last step from merged events to the graph that is written: datasets that only a lineage facet
 * names as a source become inputs. Spark reports Delta MERGE with an empty list of inputs.
 */
public final class Consolidation {
  private static final List<String> LINEAGE_FACETS = List.of("columnLineage", "lineage");

  private Consolidation() {}

  /** The graph with every input that it knows of; a graph that was consolidated stays as it is. */
  public static LineageGraph of(LineageGraph graph) {
    if (graph.kind() == LineageGraph.Kind.DATASET) {
      return graph;
    }
    NavigableMap<DatasetName, Dataset> inputs = new TreeMap<>(graph.inputs());
    addSources(graph, graph.jobFacets(), inputs);
    graph
        .outputs()
        .forEach(
            (name, output) -> {
              Map<DatasetName, Dataset> sources = new HashMap<>();
              addSources(graph, output.facets(), sources);
              sources.remove(name);
              sources.forEach(inputs::putIfAbsent);
            });
    return inputs.size() == graph.inputs().size() ? graph : graph.withInputs(inputs);
  }

  private static void addSources(
      LineageGraph graph, Facets facets, Map<DatasetName, Dataset> inputs) {
    for (String facetName : LINEAGE_FACETS) {
      facets
          .get(facetName)
          .filter(facet -> isCurrent(facet, graph.snapshot()))
          .ifPresent(facet -> addSources(facet, inputs));
    }
  }

  private static void addSources(Facet facet, Map<DatasetName, Dataset> inputs) {
    for (DatasetName source : NamedSources.in(facet)) {
      inputs.putIfAbsent(source, new Dataset(facet.stamp(), Facets.NONE, Facets.NONE));
    }
  }

  /** A job's lineage facet from before the latest snapshot names what that snapshot replaced. */
  private static boolean isCurrent(Facet facet, Optional<Stamp> snapshot) {
    return snapshot.map(stamp -> facet.stamp().compareTo(stamp) >= 0).orElse(true);
  }
}
