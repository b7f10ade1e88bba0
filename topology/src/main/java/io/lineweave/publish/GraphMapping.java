package io.lineweave.publish;

import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.rules.MappingRules;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From a graph to the processes and assets that it asks for. A function of its arguments. */
final class GraphMapping {
  private final PublishSettings settings;
  private final MappingRules rules;

  GraphMapping(PublishSettings settings, MappingRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * What a graph asks for.
   *
   * @param arrival how it came; the key of its record names the job
   */
  Plan plan(LineageGraph graph, Assembly assembly, Arrival arrival) {
    if (!settings.changesLineage().contains(assembly.completeness())) {
      return Plan.skipped(assembly.completeness().name());
    }
    Optional<JobName> job = Job.of(graph, arrival.key());
    if (job.isEmpty() || graph.kind() == LineageGraph.Kind.DATASET) {
      return datasets(graph);
    }
    if (graph.outputs().values().stream().allMatch(GraphMapping::isDropped)) {
      return Plan.skipped("NO_OUTPUTS");
    }
    return processes(graph, new Drafting(settings, rules, graph, assembly), job.get(), arrival);
  }

  private static Plan processes(
      LineageGraph graph, Drafting drafting, JobName job, Arrival arrival) {
    SortedMap<String, Draft> drafts = new TreeMap<>();
    Derivation.of(graph)
        .forEach(
            (output, derivation) -> {
              if (!isDropped(graph.outputs().get(output))) {
                Draft draft = drafting.draft(job, arrival, output, derivation);
                drafts.merge(draft.qualifiedName(), draft, (one, other) -> other.unite(one));
              }
            });
    AssetMapping assets = drafting.assets();
    return new Plan(
        List.copyOf(drafts.values()),
        List.copyOf(assets.wanted()),
        List.copyOf(assets.warnings()),
        "");
  }

  /** A DatasetEvent tells of a dataset: that is the business of its asset. */
  private Plan datasets(LineageGraph graph) {
    AssetMapping assets = new AssetMapping(rules, RunEnvironment.of(graph.runFacets(), ""), graph);
    graph.outputs().keySet().forEach(assets::keyOf);
    return new Plan(
        List.of(), List.copyOf(assets.wanted()), List.copyOf(assets.warnings()), "DATASET_EVENT");
  }

  /** Nothing is made by dropping a table, and nothing of it is left to refer to. */
  private static boolean isDropped(Dataset output) {
    return FacetTree.of(output.facets(), "lifecycleStateChange")
        .path("lifecycleStateChange")
        .asText()
        .equals("DROP");
  }
}
