package io.lineweave.intake;

import io.lineweave.filter.Glob;
import io.lineweave.openlineage.JobName;
import java.util.List;

/**
 * The job namespaces that a topic may speak for: whoever may write to one team's topic cannot
 * rewrite another team's lineage.
 */
record Binding(Glob topic, List<Glob> jobNamespaces) {

  Binding {
    jobNamespaces = List.copyOf(jobNamespaces);
  }

  boolean binds(String name) {
    return topic.matches(name);
  }

  boolean allows(JobName job) {
    return jobNamespaces.stream().anyMatch(it -> it.matches(job.namespace()));
  }
}
