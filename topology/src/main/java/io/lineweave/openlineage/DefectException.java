package io.lineweave.openlineage;

import io.lineweave.openlineage.Reading.Problem;
import java.io.IOException;

/** Ends the reading of an event; never leaves {@link EventReader}. */
final class DefectException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  DefectException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  static DefectException notJson() {
    return new DefectException(Problem.NOT_JSON, "not JSON inside a facet");
  }

  Reading.Defect defect() {
    return new Reading.Defect(problem, getMessage());
  }

  /** No stack trace: it tells of data, not of a fault in the program, and data is many. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
