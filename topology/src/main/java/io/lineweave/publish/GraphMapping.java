package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.rules.MappingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    if (graph.outputs().isEmpty()) {
      return Plan.skipped("NO_OUTPUTS");
    }
    return new Work(graph, assembly, job.orElseThrow(), arrival).plan();
  }

  /** A DatasetEvent tells of a dataset: that is the business of its asset. */
  private Plan datasets(LineageGraph graph) {
    AssetMapping assets = new AssetMapping(rules, RunEnvironment.of(graph.runFacets(), ""), graph);
    graph.outputs().keySet().forEach(assets::keyOf);
    return new Plan(
        List.of(), List.copyOf(assets.wanted()), List.copyOf(assets.warnings()), "DATASET_EVENT");
  }

  /** One graph on its way. */
  private final class Work {
    private final LineageGraph graph;
    private final Assembly assembly;
    private final JobName job;
    private final ProcessType type;
    private final AssetMapping assets;
    private final Provenance provenance;

    Work(LineageGraph graph, Assembly assembly, JobName job, Arrival arrival) {
      this.graph = graph;
      this.assembly = assembly;
      this.job = job;
      this.type = settings.typeFor(JobType.of(graph.jobFacets()).integration());
      this.assets =
          new AssetMapping(rules, RunEnvironment.of(graph.runFacets(), job.namespace()), graph);
      this.provenance =
          new Provenance(
              graph.id(),
              ParentRun.of(graph.runFacets()).map(ParentRun::runId).orElse(graph.id()),
              OrderTime.of(graph, assembly, arrival.at()),
              true,
              isWhole(),
              arrival.key(),
              arrival.graph());
    }

    Plan plan() {
      SortedMap<String, Draft> drafts = new TreeMap<>();
      Derivation.of(graph)
          .forEach(
              (output, derivation) -> {
                Draft draft = draft(output, derivation);
                drafts.merge(draft.qualifiedName(), draft, (one, other) -> other.unite(one));
              });
      return new Plan(
          List.copyOf(drafts.values()),
          List.copyOf(assets.wanted()),
          List.copyOf(assets.warnings()),
          "");
    }

    private Draft draft(DatasetName output, Derivation derivation) {
      AssetName outputKey = assets.keyOf(output);
      SortedSet<AssetName> inputs = new TreeSet<>();
      derivation.inputs().forEach(input -> inputs.add(assets.keyOf(input)));
      List<ColumnEdge> columns = new ArrayList<>();
      derivation
          .fields()
          .forEach(
              (edge, kind) ->
                  columns.add(
                      new ColumnEdge(
                          assets.keyOf(edge.input()),
                          outputKey,
                          edge.source(),
                          edge.sink(),
                          kind)));
      return new Draft(
          qualifiedName(outputKey),
          type.name(),
          name(outputKey),
          FacetTree.of(graph.jobFacets(), "documentation").path("description").asText(""),
          new RunFacts(graph, assembly).of(type, graph.outputs().get(output)),
          inputs,
          new TreeSet<>(List.of(outputKey)),
          wanted(columns),
          provenance);
    }

    private String qualifiedName(AssetName output) {
      return switch (settings.identity()) {
        case JOB_AND_OUTPUT -> ProcessName.of(job, output.qualifiedName());
        case JOB -> ProcessName.of(job);
      };
    }

    private String name(AssetName output) {
      return switch (settings.identity()) {
        case JOB_AND_OUTPUT -> job.name() + " -> " + AssetMapping.shortName(output.qualifiedName());
        case JOB -> job.name();
      };
    }

    private List<ColumnEdge> wanted(List<ColumnEdge> columns) {
      return Draft.bounded(
          columns.stream()
              .filter(edge -> settings.indirectColumns() || edge.kind() != EdgeKind.INDIRECT)
              .toList());
    }

    /** A run whose START was lost, or that read nothing, may know less than the one before. */
    private boolean isWhole() {
      boolean started = graph.kind() == LineageGraph.Kind.JOB || assembly.startTime().isPresent();
      return started && !graph.inputs().isEmpty();
    }
  }
}
