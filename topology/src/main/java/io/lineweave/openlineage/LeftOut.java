package io.lineweave.openlineage;

/**
 * What is left out of a graph that is too large, in the order in which it goes: each kind wholly
 * before the next is touched, and none that need not go. The names are part of the public format.
 */
public enum LeftOut {
  /** Column lineage that says what influenced a column (filters, joins), not what is in it. */
  INDIRECT_LINEAGE,
  /** How a column came from its sources; that it came from them stays. */
  TRANSFORMATIONS,
  /** Column lineage. The datasets that it names have become inputs. */
  COLUMN_LINEAGE,
  /** Schemas. */
  SCHEMA,
  /** All other facets but parent run and job type, and these too if they are huge. */
  FACETS,
  /** Datasets: the last by name of inputs and of outputs. */
  DATASETS
}
