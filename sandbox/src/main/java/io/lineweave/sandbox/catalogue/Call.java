package io.lineweave.sandbox.catalogue;

/** What a request asks the catalogue for. */
public enum Call {
  /** Creates or updates entities. */
  WRITE,
  /** Reads entities by name or guid. */
  LOOKUP,
  /** Deletes entities. */
  DELETE,
  /** Reads lineage. */
  LINEAGE,
  /** Searches. */
  SEARCH,
  /** Reads or changes type definitions. */
  TYPES,
  /** Anything that the catalogue does not serve. */
  OTHER
}
