package io.lineweave.assemble;

import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import java.util.Optional;

/** The key of a graph: the job whose process it changes, so that one task is its only writer. */
final class JobKey {
  private JobKey() {}

  /**
   * {@code namespace/name} of the job. For runs inside a Spark application that of the application:
   * Spark's own job names change with plan and version. A dataset without a job keeps its own id.
   */
  static String of(LineageGraph graph) {
    return application(graph)
        .or(() -> graph.origin().job())
        .map(job -> job.namespace() + "/" + job.name())
        .orElseGet(graph::id);
  }

  private static Optional<JobName> application(LineageGraph graph) {
    return JobType.of(graph.jobFacets()).isPartOfSparkApplication()
        ? ParentRun.of(graph.runFacets()).map(ParentRun::job)
        : Optional.empty();
  }
}
