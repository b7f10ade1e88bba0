package io.lineweave.publish;

import io.lineweave.openlineage.Facets;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job whose processes a graph changes: for Spark SQL and RDD runs the application, else the
 * graph's own job. Assembly decided it when it chose the record's key.
 */
final class Job {
  private Job() {}

  /**
   * The job that the key of the graph's record names. A key is {@code namespace/name}, and both may
   * hold slashes, so it is matched with the jobs that the graph knows rather than taken apart.
   */
  static Optional<JobName> of(LineageGraph graph, String key) {
    Facets run = graph.runFacets();
    return Stream.of(
            graph.origin().job(),
            ParentRun.of(run).map(ParentRun::job),
            ParentRun.of(run).flatMap(ParentRun::rootJob))
        .flatMap(Optional::stream)
        .filter(job -> key.equals(job.namespace() + "/" + job.name()))
        .findFirst()
        .or(() -> graph.origin().job());
  }
}
