package io.lineweave.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The {@code parent} facet of a run: who started it.
 *
 * @param runId the parent run
 * @param job the parent's job
 * @param rootRunId the run at the top, where the facet names one (since its version 1-1-0)
 * @param rootJob its job
 */
public record ParentRun(
    String runId, JobName job, Optional<String> rootRunId, Optional<JobName> rootJob) {

  /** What the run's facets say; old Airflow versions call the facet {@code parentRun}. */
  public static Optional<ParentRun> of(Facets runFacets) {
    return runFacets
        .get("parent")
        .or(() -> runFacets.get("parentRun"))
        .map(FacetJson::tree)
        .flatMap(ParentRun::of);
  }

  private static Optional<ParentRun> of(JsonNode facet) {
    JsonNode root = facet.path("root");
    return runId(facet)
        .flatMap(runId -> job(facet).map(job -> new ParentRun(runId, job, runId(root), job(root))));
  }

  private static Optional<String> runId(JsonNode node) {
    return Optional.of(node.path("run").path("runId").asText()).filter(id -> !id.isEmpty());
  }

  private static Optional<JobName> job(JsonNode node) {
    JsonNode job = node.path("job");
    return Optional.of(new JobName(job.path("namespace").asText(), job.path("name").asText()))
        .filter(name -> !name.name().isEmpty());
  }
}
