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
import java.util.SortedSet;
import java.util.TreeSet;

/** Drafts the processes of one graph. */
final class Drafting {
  private final PublishSettings settings;
  private final LineageGraph graph;
  private final Assembly assembly;
  private final ProcessType type;
  private final AssetMapping assets;

  Drafting(PublishSettings settings, MappingRules rules, LineageGraph graph, Assembly assembly) {
    this.settings = settings;
    this.graph = graph;
    this.assembly = assembly;
    this.type = settings.typeFor(JobType.of(graph.jobFacets()).integration());
    String namespace = graph.origin().job().map(JobName::namespace).orElse("");
    this.assets = new AssetMapping(rules, RunEnvironment.of(graph.runFacets(), namespace), graph);
  }

  /** The assets of all drafts so far. */
  AssetMapping assets() {
    return assets;
  }

  Draft draft(JobName job, Arrival arrival, DatasetName output, Derivation derivation) {
    AssetName outputKey = assets.keyOf(output);
    SortedSet<AssetName> inputs = new TreeSet<>();
    derivation.inputs().forEach(input -> inputs.add(assets.keyOf(input)));
    return new Draft(
        qualifiedName(job, outputKey),
        type.name(),
        name(job, outputKey),
        FacetTree.of(graph.jobFacets(), "documentation").path("description").asText(""),
        new RunFacts(graph, assembly).of(type, graph.outputs().get(output)),
        inputs,
        new TreeSet<>(List.of(outputKey)),
        columns(derivation, outputKey),
        provenance(arrival),
        Optional.empty());
  }

  private String qualifiedName(JobName job, AssetName output) {
    return switch (settings.identity()) {
      case JOB_AND_OUTPUT -> ProcessName.of(job, output.qualifiedName());
      case JOB -> ProcessName.of(job);
    };
  }

  private String name(JobName job, AssetName output) {
    return switch (settings.identity()) {
      case JOB_AND_OUTPUT -> job.name() + " -> " + AssetMapping.shortName(output.qualifiedName());
      case JOB -> job.name();
    };
  }

  private List<ColumnEdge> columns(Derivation derivation, AssetName output) {
    List<ColumnEdge> columns = new ArrayList<>();
    derivation
        .fields()
        .forEach(
            (edge, kind) -> {
              if (settings.indirectColumns() || kind != EdgeKind.INDIRECT) {
                AssetName input = assets.keyOf(edge.input());
                columns.add(new ColumnEdge(input, output, edge.source(), edge.sink(), kind));
              }
            });
    return Draft.bounded(columns);
  }

  private Provenance provenance(Arrival arrival) {
    return new Provenance(
        graph.id(),
        assembly.revision(),
        ParentRun.of(graph.runFacets()).map(ParentRun::runId).orElse(graph.id()),
        OrderTime.of(graph, assembly, arrival.at()),
        true,
        isWhole(),
        arrival.key(),
        arrival.graph());
  }

  /** A run whose START was lost, or that read nothing, may know less than the one before. */
  private boolean isWhole() {
    boolean started = graph.kind() == LineageGraph.Kind.JOB || assembly.startTime().isPresent();
    return started && !graph.inputs().isEmpty();
  }
}
