package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

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
    return jobFacets.get("jobType").map(JobType::of).orElse(UNKNOWN);
  }

  /** By a parser, without a tree: it is asked for at every event. */
  private static JobType of(Facet facet) {
    Map<String, String> texts = new HashMap<>();
    FacetJson.stream(facet.json(), parser -> readTexts(parser, texts));
    return new JobType(
        texts.getOrDefault("processingType", ""),
        texts.getOrDefault("integration", ""),
        texts.getOrDefault("jobType", ""));
  }

  private static void readTexts(JsonParser parser, Map<String, String> texts) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      texts.put(field, parser.nextToken().isScalarValue() ? parser.getText() : "");
      parser.skipChildren();
    }
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
