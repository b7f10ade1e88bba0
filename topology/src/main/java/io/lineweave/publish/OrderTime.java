package io.lineweave.publish;

import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When the runs that belong together began: what orders one process's graphs. */
final class OrderTime {
  private static final int TIME_ORDERED = 7;

  private OrderTime() {}

  /**
   * The start of the parent run, which a time-ordered run id (UUID version 7) tells; else the run's
   * first event. Never later than its arrival, so that a clock that is ahead cannot lock everybody
   * else out.
   */
  static Instant of(LineageGraph graph, Assembly assembly, Instant arrival) {
    Instant began =
        ParentRun.of(graph.runFacets())
            .flatMap(parent -> timeOf(parent.runId()))
            .orElse(assembly.startTime().orElse(assembly.firstEventTime()));
    return began.isAfter(arrival) ? arrival : began;
  }

  private static Optional<Instant> timeOf(String runId) {
    try {
      UUID uuid = UUID.fromString(runId);
      return uuid.version() == TIME_ORDERED
          ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
