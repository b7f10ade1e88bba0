package io.lineweave.rules;

import java.util.Map;
import java.util.Optional;

/**
 * What a rule file knows of the estate.
 *
 * @param order whether a table's name or a place's comes first
 * @param mounts for runs that do not say theirs
 * @param workspace of Databricks, for runs that do not say theirs
 * @param databases host to database, for names that do not say theirs
 * @param metastores Databricks workspace host to what scans call its metastore
 * @param trimming of paths
 */
record Surroundings(
    SymlinkOrder order,
    Mounts mounts,
    Optional<String> workspace,
    Map<String, String> databases,
    Map<String, String> metastores,
    Trimming trimming) {

  Surroundings {
    databases = Map.copyOf(databases);
    metastores = Map.copyOf(metastores);
  }
}
