package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.Facets;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.rules.Candidate;
import io.lineweave.rules.Environment;
import io.lineweave.rules.Mapping;
import io.lineweave.rules.MappingRules;
import io.lineweave.rules.Subject;
import io.lineweave.rules.Symlink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The assets that the datasets of one graph stand for. Many spellings can be one asset. */
final class AssetMapping {
  /** Bound on the columns of an asset; what is over it is left out. */
  static final int MOST_COLUMNS = 10_000;

  private static final int MOST_NESTING = 32;

  private final MappingRules rules;
  private final Environment environment;
  private final LineageGraph graph;
  private final Map<DatasetName, AssetName> keys = new HashMap<>();
  private final SortedMap<AssetName, WantedAsset> wanted = new TreeMap<>();
  private final SortedSet<String> warnings = new TreeSet<>();

  AssetMapping(MappingRules rules, Environment environment, LineageGraph graph) {
    this.rules = rules;
    this.environment = environment;
    this.graph = graph;
  }

  /** The key of the asset that a dataset stands for; from now on the asset is wanted. */
  AssetName keyOf(DatasetName name) {
    return keys.computeIfAbsent(name, this::want);
  }

  /** Every asset asked for so far, in order of their keys. */
  Collection<WantedAsset> wanted() {
    return wanted.values();
  }

  /** What a person should know about the mapping. */
  SortedSet<String> warnings() {
    return warnings;
  }

  private AssetName want(DatasetName name) {
    Facets facets =
        Stream.of(graph.outputs().get(name), graph.inputs().get(name))
            .filter(dataset -> dataset != null)
            .map(Dataset::facets)
            .reduce(Facets.NONE, Facets::merge);
    Mapping mapping = rules.map(subject(name, facets, environment));
    warnings.addAll(mapping.warnings());
    WantedAsset asset = asset(mapping, facets).withWritten(graph.outputs().containsKey(name));
    // Of two spellings the one that tells more wins.
    wanted.merge(
        asset.key(),
        asset,
        (one, other) -> other.columns().size() > one.columns().size() ? other : one);
    return asset.key();
  }

  /** A dataset as the mapping rules see it. */
  static Subject subject(DatasetName name, Facets facets, Environment environment) {
    List<Symlink> symlinks = new ArrayList<>();
    for (JsonNode symlink : FacetTree.of(facets, "symlinks").path("identifiers")) {
      FacetTree.dataset(symlink)
          .ifPresent(other -> symlinks.add(new Symlink(other, symlink.path("type").asText(""))));
    }
    return new Subject(
        name,
        symlinks,
        environment,
        FacetTree.of(facets, "storage").path("storageLayer").asText(""),
        FacetTree.of(facets, "datasetType").path("datasetType").asText(""),
        "");
  }

  private static WantedAsset asset(Mapping mapping, Facets facets) {
    Candidate created = mapping.created();
    AssetName key =
        mapping.policy() == MissingPolicy.PLACEHOLDER
            ? WantedAsset.placeholderFor(created.asset())
            : created.asset();
    return new WantedAsset(
        key,
        mapping.candidates().stream().map(Candidate::asset).distinct().toList(),
        shortName(created.asset().qualifiedName()),
        mapping.policy(),
        mapping.collection(),
        created.attributes(),
        columns(facets),
        FacetTree.of(facets, "documentation").path("description").asText(""));
  }

  /** The last part of a qualified name: a table, a file, a folder. */
  static String shortName(String qualifiedName) {
    String trimmed = qualifiedName.replaceAll("/+$", "");
    String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    int host = last.lastIndexOf('@');
    String name = host > 0 ? last.substring(0, host) : last;
    return name.isEmpty() ? qualifiedName : name;
  }

  private static List<Column> columns(Facets facets) {
    List<Column> columns = new ArrayList<>();
    addColumns("", FacetTree.of(facets, "schema").path("fields"), columns, 0);
    return columns;
  }

  private static void addColumns(String prefix, JsonNode fields, List<Column> into, int depth) {
    for (JsonNode field : fields) {
      String name = field.path("name").asText("");
      if (!name.isEmpty() && into.size() < MOST_COLUMNS && depth < MOST_NESTING) {
        into.add(
            new Column(
                prefix + name,
                field.path("type").asText(""),
                field.path("description").asText("")));
        addColumns(prefix + name + ".", field.path("fields"), into, depth + 1);
      }
    }
  }
}
