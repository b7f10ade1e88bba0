package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.rules.Environment;
import io.lineweave.rules.MappingRules;
import io.lineweave.rules.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What publish would make of one graph, if the catalogue had none of its assets and took everything
 * that it is asked for. For {@code explain}: needs neither Kafka nor a catalogue.
 *
 * @param skipped why the graph changes no lineage; empty text if it does
 * @param assets what the graph refers to
 * @param processes the entities that would be written, each with the placeholder guid -1
 * @param warnings what a person should know
 */
public record Preview(
    String skipped, List<WantedAsset> assets, List<Entity> processes, List<String> warnings) {

  /**
   * The preview of a record of the graphs topic.
   *
   * @throws IllegalArgumentException if it holds no graph
   */
  public static Preview ofRecord(
      byte[] value, String key, PublishSettings settings, MappingRules rules) {
    LineageGraph graph =
        new GraphRecord()
            .read(
                value,
                why -> {
                  throw new IllegalArgumentException(why.message());
                })
            .orElseThrow();
    return of(graph, key, settings, rules);
  }

  /** All datasets of a graph as the mapping rules see them: its inputs, then its outputs. */
  public static Set<Subject> subjects(LineageGraph graph) {
    String namespace = graph.origin().job().map(JobName::namespace).orElse("");
    Environment environment = RunEnvironment.of(graph.runFacets(), namespace);
    Set<Subject> subjects = new LinkedHashSet<>();
    Stream.of(graph.inputs(), graph.outputs())
        .flatMap(side -> side.entrySet().stream())
        .map(
            dataset ->
                AssetMapping.subject(dataset.getKey(), dataset.getValue().facets(), environment))
        .forEach(subjects::add);
    return subjects;
  }

  /**
   * The preview of a graph.
   *
   * @param key the key of the graph's record: {@code namespace/name} of the job
   */
  public static Preview of(
      LineageGraph graph, String key, PublishSettings settings, MappingRules rules) {
    Plan plan =
        new GraphMapping(settings, rules)
            .plan(
                graph,
                GraphRecord.assembly(graph),
                new Arrival(key, Optional.empty(), Instant.MAX, false));
    SortedMap<AssetName, ResolvedAsset> assets = new TreeMap<>();
    plan.assets().forEach(asset -> assets.put(asset.key(), assumed(asset)));
    List<Entity> processes = new ArrayList<>();
    List<String> warnings = new ArrayList<>(plan.warnings());
    for (Draft draft : plan.drafts()) {
      Built built = Built.of(draft, assets, settings.type(draft.typeName()));
      processes.add(built.entity());
      warnings.addAll(built.warnings());
    }
    return new Preview(plan.skipped(), plan.assets(), processes, warnings);
  }

  private static ResolvedAsset assumed(WantedAsset asset) {
    State state =
        switch (asset.policy()) {
          case TYPED -> State.CREATED;
          case PLACEHOLDER -> State.PLACEHOLDER;
          case SKIP -> State.SKIPPED;
        };
    return new ResolvedAsset(state, asset.key(), "", "", "", Instant.EPOCH);
  }
}
