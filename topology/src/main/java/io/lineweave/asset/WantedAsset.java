package io.lineweave.asset;

import io.lineweave.catalogue.AssetName;
import java.util.List;
import java.util.SortedMap;

/**
 * An asset that a graph refers to.
 *
 * @param key the type and qualified name under which it would be created: whoever owns this key is
 *     the only one to look it up or to create it
 * @param candidates where it may already stand, best first; holds the key itself unless the key is
 *     a placeholder
 * @param name for people
 * @param policy what to do if the catalogue has none of the candidates
 * @param collection where to create it; empty text leaves the catalogue's default
 * @param attributes further attributes of the type, for an asset that we create
 * @param columns its schema, for an asset that we create
 * @param description from the documentation facet, for an asset that we create
 */
public record WantedAsset(
    AssetName key,
    List<AssetName> candidates,
    String name,
    MissingPolicy policy,
    String collection,
    SortedMap<String, String> attributes,
    List<Column> columns,
    String description) {

  public WantedAsset {
    candidates = List.copyOf(candidates);
    columns = List.copyOf(columns);
  }
}
