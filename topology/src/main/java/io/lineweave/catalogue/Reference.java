package io.lineweave.catalogue;

/**
 * How one entity refers to another: to one in the store by its unique attributes, to one of the
 * same batch by its placeholder guid (a server resolves unique attributes against its store only).
 */
public sealed interface Reference {

  /** Refers to an entity that the catalogue already has. */
  record ByName(AssetName name) implements Reference {}

  /** Refers to an entity of the same batch. */
  record ByGuid(String guid, String typeName) implements Reference {}
}
