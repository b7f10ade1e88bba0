package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Forgets processes that nobody has written for long, so that the store is bounded by the jobs that
 * run: some producers name every query as a job of its own. In the catalogue they stay. Once a day,
 * a few at a time.
 */
final class Forgetting {
  /** Long after the graphs topic has lost the last graph of it. */
  static final Duration LONGEST = Duration.ofDays(180);

  private static final Duration PAUSE = Duration.ofDays(1);
  private static final int TICK_BUDGET = 20;

  private final ProcessStore store;
  private final PublishMeters meters;
  private Instant due;
  private String next = "";

  Forgetting(ProcessStore store, PublishMeters meters, Instant begin) {
    this.store = store;
    this.meters = meters;
    this.due = begin.plus(PAUSE);
  }

  void tick(Instant now) {
    if (now.isBefore(due)) {
      return;
    }
    List<ProcessState> some = store.processesFrom(next, TICK_BUDGET);
    some.stream().filter(state -> state.isOver(now.minus(LONGEST))).forEach(this::forget);
    if (some.size() < TICK_BUDGET) {
      next = "";
      due = now.plus(PAUSE);
    } else {
      next = some.get(some.size() - 1).draft().qualifiedName() + "\0";
    }
  }

  private void forget(ProcessState state) {
    store.delete(state);
    meters.forgotten();
  }
}
