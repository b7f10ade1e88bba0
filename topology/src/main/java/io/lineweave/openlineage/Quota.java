package io.lineweave.openlineage;

import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;

/** What one event may still have, and when it is over. */
final class Quota {
  private final Limits limits;
  private int datasets;
  private int columns;

  Quota(Limits limits) {
    this.limits = limits;
  }

  void dataset() throws DefectException {
    datasets = within("datasets", datasets + 1, limits.datasets(), Problem.TOO_MANY_DATASETS);
  }

  void columns(int more) throws DefectException {
    columns = within("columns", columns + more, limits.columns(), Problem.TOO_MANY_COLUMNS);
  }

  /** The bytes of the whole event, its heavy facets not counted. */
  int bytes(int bytes) throws DefectException {
    return within("bytes", bytes, limits.eventBytes(), Problem.TOO_LARGE);
  }

  private static int within(String what, int count, int limit, Problem problem)
      throws DefectException {
    if (count > limit) {
      throw new DefectException(problem, "over the limit of " + limit + " " + what + " per event");
    }
    return count;
  }
}
