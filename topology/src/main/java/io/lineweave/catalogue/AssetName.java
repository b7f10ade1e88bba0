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

  @Override
  public int compareTo(AssetName other) {
    return ORDER.compare(this, other);
  }
}
