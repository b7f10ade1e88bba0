package io.lineweave.openlineage;

/**
 * What is left out of a graph that is too large, in the order in which it goes: each is left out
 * wholly before the next is touched, and nothing more than needed.
 */
public enum LeftOut {
  /** Column lineage that only says what influenced a column (filters, joins), not what it holds. */
  INDIRECT_LINEAGE,
  /** How a column came from its sources; that it came from them stays. */
  TRANSFORMATIONS,
  /** Column lineage facets. The datasets that they name were made inputs before. */
  COLUMN_LINEAGE,
  /** Schema facets. */
  SCHEMA,
  /** All facets but those that say what job and run this is. */
  FACETS,
  /** Datasets beyond the limit per run, in the order of their names. */
  DATASETS
}
