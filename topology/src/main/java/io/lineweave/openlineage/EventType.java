package io.lineweave.openlineage;

/**
 * The state that a run event reports.
 *
 * <p>The rank orders events of equal time: START before RUNNING before OTHER before the terminal
 * ones. NONE is an event without a type: the schema does not require one.
 */
public enum EventType {
  NONE(0),
  START(0),
  RUNNING(1),
  OTHER(2),
  COMPLETE(3),
  FAIL(3),
  ABORT(3);

  private final int rank;

  EventType(int rank) {
    this.rank = rank;
  }

  /** Position among events of the same time; terminal events come last. */
  public int rank() {
    return rank;
  }

  /**
   * Whether no further event of the run is to be expected (run-cycle page of the specification).
   */
  public boolean terminal() {
    return rank == 3;
  }

  /** This type as one bit of a set, see {@link Lifecycle}. */
  int bit() {
    return 1 << ordinal();
  }
}
