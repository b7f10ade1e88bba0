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
 * @param recheck a write said that the catalogue does not have what we know: forget that, and find
 *     out anew
 * @param written whether somebody who asks for it writes it, and so knows its schema better than
 *     those who only read it
 */
public record WantedAsset(
    AssetName key,
    List<AssetName> candidates,
    String name,
    MissingPolicy policy,
    String collection,
    SortedMap<String, String> attributes,
    List<Column> columns,
    String description,
    boolean recheck,
    boolean written) {
  /** The type of every placeholder. */
  public static final String PLACEHOLDER_TYPE = "lineweave_placeholder";

  public WantedAsset {
    candidates = List.copyOf(candidates);
    columns = List.copyOf(columns);
  }

  /** A wanted asset as a graph asks for it that only reads it. */
  public WantedAsset(
      AssetName key,
      List<AssetName> candidates,
      String name,
      MissingPolicy policy,
      String collection,
      SortedMap<String, String> attributes,
      List<Column> columns,
      String description) {
    this(key, candidates, name, policy, collection, attributes, columns, description, false, false);
  }

  /**
   * The key under which a placeholder for an asset is created. It keeps the qualified name: two
   * types for one qualified name are two opinions on one thing.
   */
  public static AssetName placeholderFor(AssetName intended) {
    return new AssetName(PLACEHOLDER_TYPE, intended.qualifiedName());
  }

  /** The same, to be found out anew. */
  public WantedAsset rechecked() {
    return withRecheck(true);
  }

  /** The same, with or without the mark that it is to be found out anew. */
  public WantedAsset withRecheck(boolean anew) {
    return new WantedAsset(
        key, candidates, name, policy, collection, attributes, columns, description, anew, written);
  }

  /** The same, as asked for by somebody who writes it, or who does not. */
  public WantedAsset withWritten(boolean writes) {
    return new WantedAsset(
        key,
        candidates,
        name,
        policy,
        collection,
        attributes,
        columns,
        description,
        recheck,
        writes);
  }

  /**
   * Fingerprint of what is wanted: what decides which asset it is, a dash, and all that is said of
   * it, no matter by whom. See {@link ResolvedAsset#answers}.
   */
  public String fingerprint() {
    return identity() + "-" + content();
  }

  /** Fingerprint of what decides which asset this is. */
  String identity() {
    Fingerprint identity = new Fingerprint().add(policy.name()).add(key.text());
    candidates.forEach(candidate -> identity.add(candidate.text()));
    return identity.text();
  }

  private String content() {
    Fingerprint content = new Fingerprint().add(name).add(description);
    attributes.forEach((attribute, value) -> content.add(attribute).add(value));
    columns.forEach(
        column -> content.add(column.name()).add(column.type()).add(column.description()));
    return content.text();
  }
}
