package io.lineweave.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code jobType} facet of a job; texts are empty where the facet does not say.
 *
 * @param processingType BATCH, STREAMING, SERVICE or NONE
 * @param integration the producer's product: SPARK, AIRFLOW, DBT, FLINK, …
 * @param jobType the product's own kind: SQL_JOB, RDD_JOB, APPLICATION, DAG, TASK, MODEL, …
 */
public record JobType(String processingType, String integration, String jobType) {
  private static final JobType UNKNOWN = new JobType("", "", "");

  /** What the job's facets say. */
  public static JobType of(Facets jobFacets) {
    return jobFacets.get("jobType").map(FacetJson::tree).map(JobType::of).orElse(UNKNOWN);
  }

  private static JobType of(JsonNode facet) {
    return new JobType(
        facet.path("processingType").asText(),
        facet.path("integration").asText(),
        facet.path("jobType").asText());
  }

  /** Whether no terminal event is to be expected (run-cycle page of the specification). */
  public boolean neverEnds() {
    return processingType.equalsIgnoreCase("STREAMING")
        || processingType.equalsIgnoreCase("SERVICE");
  }

  /** Whether Spark names the job after its plan, so that only its application has a stable name. */
  public boolean isPartOfSparkApplication() {
    return integration.equalsIgnoreCase("SPARK")
        && (jobType.equalsIgnoreCase("SQL_JOB") || jobType.equalsIgnoreCase("RDD_JOB"));
  }
}
