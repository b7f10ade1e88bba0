package io.lineweave.openlineage;

/** How a graph came to be written. The names are part of the public format. */
public enum Completeness {
  /** The run completed. */
  COMPLETE,
  /** The run failed; what a later COMPLETE said is in the graph, and does not change this. */
  FAILED,
  /** The run was aborted. */
  ABORTED,
  /** Nothing was heard of the run for so long that no more is expected. */
  TIMED_OUT,
  /** The run goes on: what is known by now of a streaming or service job. */
  CHECKPOINT,
  /** No run at all: design-time lineage from a JobEvent, or a DatasetEvent. */
  STATIC;

  /** What the last state of an ended run amounts to; a state that is no end was a time-out. */
  public static Completeness ofEnded(EventType state) {
    return switch (state) {
      case COMPLETE -> COMPLETE;
      case FAIL -> FAILED;
      case ABORT -> ABORTED;
      case NONE, START, RUNNING, OTHER -> TIMED_OUT;
    };
  }
}
