package io.lineweave.publish;

import java.time.Instant;

/**
 * Which runs a draft comes from.
 *
 * @param runId the latest of them
 * @param revision of that run's graph
 * @param group the parent run, or the run itself if it has none: runs of one group belong together
 * @param order when the group began; of two groups the later one counts
 * @param sole whether the draft comes from that run alone
 * @param whole whether the run told everything: its START was seen, and it read something
 * @param job the key of the latest graph's record
 * @param graph where the latest graph stands
 */
record Provenance(
    String runId,
    int revision,
    String group,
    Instant order,
    boolean sole,
    boolean whole,
    String job,
    String graph) {

  /** Whether other runs may belong to the same group. */
  boolean hasParent() {
    return !group.equals(runId);
  }

  boolean sameGroup(Provenance other) {
    return group.equals(other.group);
  }

  /**
   * Ties are decided by the group's name, so that every order of arrival ends the same. Of one run
   * an earlier revision comes late when it is replayed or put back.
   */
  boolean isOlderThan(Provenance before) {
    if (sameGroup(before)) {
      return runId.equals(before.runId) && revision < before.revision;
    }
    int byTime = order.compareTo(before.order);
    return byTime < 0 || (byTime == 0 && group.compareTo(before.group) < 0);
  }

  boolean replacesSameRun(Provenance before) {
    return whole && before.sole && runId.equals(before.runId);
  }

  Provenance unite(Provenance before) {
    return new Provenance(
        runId,
        runId.equals(before.runId) ? Math.max(revision, before.revision) : revision,
        group,
        sameGroup(before) && before.order.isBefore(order) ? before.order : order,
        sole && before.sole && runId.equals(before.runId),
        whole || before.whole,
        job,
        graph);
  }
}
