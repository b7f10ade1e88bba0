package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.AtlasJson;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A draft with its assets known: the entity to be written, ready to be compared with what was
 * accepted.
 *
 * @param entity with the placeholder guid {@value #GUID}
 * @param inputs the assets that it reads, as the catalogue names them
 * @param outputs the assets that it writes, as the catalogue names them
 * @param placeholders keys of those assets that are placeholders: they may become real ones
 * @param warnings what a person should look at
 * @param bytes size of its request
 * @param content fingerprint of the entity
 */
record Built(
    Entity entity,
    SortedSet<AssetName> inputs,
    SortedSet<AssetName> outputs,
    SortedSet<AssetName> placeholders,
    List<String> warnings,
    int bytes,
    String content) {
  static final String GUID = "-1";

  private static final int MOST_NAME = 1_000;
  private static final int MOST_DESCRIPTION = 8_000;

  /**
   * Builds the entity of a draft.
   *
   * @param assets what every asset of the draft turned out to be
   * @param type whether the process type has a {@code columnMapping}
   */
  static Built of(Draft draft, SortedMap<AssetName, ResolvedAsset> assets, ProcessType type) {
    List<String> warnings = new ArrayList<>();
    SortedSet<AssetName> inputs = resolve(draft.inputs(), assets, warnings);
    SortedSet<AssetName> outputs = resolve(draft.outputs(), assets, warnings);
    if (inputs.isEmpty() || outputs.isEmpty()) {
      String end = inputs.isEmpty() ? "input" : "output";
      warnings.add("process without an edge: it has no " + end);
    }
    SortedMap<String, Object> attributes = new TreeMap<>(draft.attributes());
    attributes.put("name", cut(draft.name(), MOST_NAME));
    attributes.put("inputs", references(inputs));
    attributes.put("outputs", references(outputs));
    if (!draft.description().isEmpty()) {
      attributes.put("description", cut(draft.description(), MOST_DESCRIPTION));
    }
    if (type.columnMapping()) {
      attributes.put("columnMapping", columnMapping(draft, assets, warnings));
    }
    Entity entity =
        new Entity(
            GUID,
            new AssetName(draft.typeName(), draft.qualifiedName()),
            attributes,
            new TreeMap<>());
    byte[] json = AtlasJson.write(List.of(entity));
    return new Built(
        entity, inputs, outputs, placeholders(assets), warnings, json.length, Sha256.of(json));
  }

  /** Fingerprint of the edges: whether a write changes them. */
  String edges() {
    String all =
        Stream.of(inputs, outputs)
            .map(names -> names.stream().map(AssetName::text).collect(joining("\n")))
            .collect(joining("\n\n"));
    return Sha256.of(all.getBytes(UTF_8));
  }

  /** What the process costs, in the catalogue's unit. */
  int operations() {
    return 1 + inputs.size() + outputs.size();
  }

  private static SortedSet<AssetName> resolve(
      SortedSet<AssetName> keys,
      SortedMap<AssetName, ResolvedAsset> assets,
      List<String> warnings) {
    SortedSet<AssetName> resolved = new TreeSet<>();
    for (AssetName key : keys) {
      ResolvedAsset asset = assets.get(key);
      if (asset.state().referable()) {
        resolved.add(asset.asset());
      } else {
        warnings.add("left out (" + asset.state() + "): " + key.text() + " " + asset.reason());
      }
    }
    return resolved;
  }

  private static List<Reference> references(SortedSet<AssetName> names) {
    return names.stream().<Reference>map(Reference.ByName::new).toList();
  }

  private static String columnMapping(
      Draft draft, SortedMap<AssetName, ResolvedAsset> assets, List<String> warnings) {
    List<ColumnEdge> edges =
        draft.columns().stream()
            .filter(edge -> isReferable(assets, edge.input()))
            .filter(edge -> isReferable(assets, edge.output()))
            .map(edge -> edge.between(name(assets, edge.input()), name(assets, edge.output())))
            .toList();
    ColumnMapping mapping = ColumnMapping.of(edges);
    if (mapping.dropped() > 0) {
      warnings.add("column mappings dropped to fit into 32 KB: " + mapping.dropped());
    }
    return mapping.json();
  }

  private static boolean isReferable(SortedMap<AssetName, ResolvedAsset> assets, AssetName key) {
    return assets.containsKey(key) && assets.get(key).state().referable();
  }

  private static AssetName name(SortedMap<AssetName, ResolvedAsset> assets, AssetName key) {
    return assets.get(key).asset();
  }

  private static SortedSet<AssetName> placeholders(SortedMap<AssetName, ResolvedAsset> assets) {
    SortedSet<AssetName> placeholders = new TreeSet<>();
    assets.forEach(
        (key, asset) -> {
          if (asset.state() == ResolvedAsset.State.PLACEHOLDER) {
            placeholders.add(key);
          }
        });
    return placeholders;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
