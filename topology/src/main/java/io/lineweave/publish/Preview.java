package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.rules.MappingRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
