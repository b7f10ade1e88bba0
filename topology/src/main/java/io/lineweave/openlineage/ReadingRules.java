package io.lineweave.openlineage;

import java.util.Set;

/**
 * How an event is read: what it may measure, and what of it does not travel on.
 *
 * @param limits bounds against hostile input
 * @param trimming what is left out
 */
public record ReadingRules(Limits limits, Trimming trimming) {

  /** For events that we wrote ourselves: everything is read and everything is kept. */
  public static final ReadingRules EVERYTHING =
      new ReadingRules(Limits.NONE, new Trimming(Set.of(), Set.of(), Set.of(), false));

  /** For events of strangers. */
  public static ReadingRules defaults() {
    return new ReadingRules(Limits.defaults(), Trimming.defaults());
  }

  /**
   * What one event may measure.
   *
   * @param eventBytes bytes of the event, its heavy facets not counted
   * @param depth nesting of objects and lists
   * @param textBytes bytes of one text in a facet that travels on
   * @param nameLength characters of a namespace, a name, a run id, a field's name
   * @param datasets inputs and outputs listed, repetitions included
   * @param columns fields of all schema facets, nested ones included, and columns of all column
   *     lineage facets
   */
  public record Limits(
      int eventBytes, int depth, int textBytes, int nameLength, int datasets, int columns) {
    /** No bound but those of the parser. */
    public static final Limits NONE =
        new Limits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    public Limits {
      positive("limits.event-bytes", eventBytes);
      positive("limits.depth", depth);
      positive("limits.text-bytes", textBytes);
      positive("limits.name-length", nameLength);
      positive("limits.datasets", datasets);
      positive("limits.columns", columns);
    }

    /**
     * Depth is what the JSON library of most producers allows itself; the others are ten times what
     * was ever seen.
     */
    public static Limits defaults() {
      return new Limits(4 << 20, 1_000, 512 << 10, 16 << 10, 5_000, 50_000);
    }

    private static void positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ": it must be 1 or more");
      }
    }
  }

  /**
   * What does not travel on.
   *
   * @param heavyFacets names of facets that are skipped, wherever they stand
   * @param propertyFacets names of facets that hold an environment or properties
   * @param keptProperties the only keys of those that stay
   * @param cutCredentials whether credentials are cut out of every text
   */
  public record Trimming(
      Set<String> heavyFacets,
      Set<String> propertyFacets,
      Set<String> keptProperties,
      boolean cutCredentials) {

    private static final Set<String> HEAVY =
        Set.of(
            "spark.logicalPlan",
            "spark_unknown",
            "spark.exception",
            "unknownSourceAttribute",
            "debug");
    private static final Set<String> PROPERTIES =
        Set.of(
            "environment-properties",
            "environmentVariables",
            "spark_properties",
            "hive_properties",
            "debezium_config");
    private static final Set<String> KEPT =
        Set.of(
            "mountPoints",
            "orgId",
            "spark.databricks.workspaceUrl",
            "spark.databricks.clusterUsageTags.clusterOwnerOrgId",
            "spark.databricks.clusterUsageTags.azureSubscriptionId",
            "spark.databricks.clusterUsageTags.clusterName",
            "spark.databricks.clusterUsageTags.clusterId",
            "spark.databricks.notebook.path",
            "spark.databricks.notebook.id",
            "spark.databricks.job.id",
            "spark.databricks.job.runId",
            "spark.databricks.job.parentRunId",
            "spark.databricks.job.type",
            "spark.databricks.task.key",
            "spark.synapse.workspace.name",
            "spark.synapse.pool.name",
            "spark.cluster.name",
            "spark.app.name",
            "spark.app.id",
            "spark.master");

    public Trimming {
      heavyFacets = Set.copyOf(heavyFacets);
      propertyFacets = Set.copyOf(propertyFacets);
      keptProperties = Set.copyOf(keptProperties);
    }

    boolean leavesOutFacets() {
      return !heavyFacets.isEmpty() || !propertyFacets.isEmpty();
    }

    /** Heavy and property facets of the producers known; where a run ran stays. */
    public static Trimming defaults() {
      return new Trimming(HEAVY, PROPERTIES, KEPT, true);
    }
  }
}
