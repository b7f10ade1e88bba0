package io.lineweave.openlineage;

/**
 * The state that a run event reports.
 *
 * <p>The rank orders events of equal time: START before RUNNING before OTHER before the terminal
 * ones. NONE is an event without a type: the schema does not require one.
 */
public enum EventType {
  NONE(0, 1),
  START(0, 2),
  RUNNING(1, 4),
  OTHER(2, 8),
  COMPLETE(3, 16),
  FAIL(3, 32),
  ABORT(3, 64);

  private final int rank;
  private final int bit;

  EventType(int rank, int bit) {
    this.rank = rank;
    this.bit = bit;
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

  /** This type as one bit of a set, see {@link Lifecycle}. Stored: never change one. */
  int bit() {
    return bit;
  }
}
