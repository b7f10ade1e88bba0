package io.lineweave.publish;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A process type of the catalogue.
 *
 * @param name the Atlas type; it must have Process as a supertype
 * @param integration the producer (jobType facet: SPARK, AIRFLOW, DBT, …) whose jobs get it; empty
 *     text fits every job
 * @param columnMapping whether the type has the attribute {@code columnMapping}
 * @param facts attributes of the type that take facts of the last run. Facts change with every run,
 *     so that a process with facts is written for every run; one without them, when it changed
 */
public record ProcessType(
    String name, String integration, boolean columnMapping, SortedMap<String, Fact> facts) {

  /** Carries column lineage without installing types. */
  public static final ProcessType DEFAULT =
      new ProcessType("azure_synapse_operation", "", true, Collections.emptySortedMap());

  /** What can be told of the last run. Times are milliseconds since 1970, as Atlas has them. */
  public enum Fact {
    RUN_ID,
    STATUS,
    START,
    END,
    DURATION_MILLIS,
    PRODUCER,
    SOURCE_LOCATION,
    ROWS,
    BYTES
  }

  public ProcessType {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    if (name.isBlank()) {
      throw new IllegalArgumentException("a process type needs a name");
    }
  }

  boolean fits(String jobIntegration) {
    return integration.isEmpty() || integration.equalsIgnoreCase(jobIntegration);
  }
}
