package io.lineweave.catalogue;

import java.util.Comparator;

/**
 * An entity's identity in the catalogue. Identity is per type, and case-sensitive.
 *
 * @param typeName an Atlas type
 * @param qualifiedName unique within the type
 */
public record AssetName(String typeName, String qualifiedName) implements Comparable<AssetName> {
  private static final Comparator<AssetName> ORDER =
      Comparator.comparing(AssetName::typeName).thenComparing(AssetName::qualifiedName);

  /** The name of a text that {@link #text} made; throws IllegalArgumentException for any other. */
  public static AssetName parse(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("no asset name: " + text);
    }
    return new AssetName(text.substring(0, bar), text.substring(bar + 1));
  }

  /** Type and qualified name as one record key. Atlas allows no {@code |} in a type name. */
  public String text() {
    return typeName + "|" + qualifiedName;
  }

  @Override
  public int compareTo(AssetName other) {
    return ORDER.compare(this, other);
  }
}
