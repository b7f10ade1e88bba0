package io.lineweave.bench.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * When to kill: spread over the runs, at a moment that chance decides; every third one some seconds
 * after the one before, so that it meets a start or a restore. For one thread.
 */
final class Kills {
  private static final int AMID_WORK_MILLIS = 2_000;
  private static final int AMID_START_MILLIS = 10_000;

  private final int kills;
  private final int runs;
  private final Random chance;
  private Instant due = Instant.MAX;
  private int done;

  /**
   * A plan.
   *
   * @param kills how many, over so many runs
   * @param chance for the moments
   */
  Kills(int kills, int runs, Random chance) {
    this.kills = kills;
    this.runs = runs;
    this.chance = chance;
  }

  /** Whether to kill now; if so, it counts as done. */
  boolean isDue(int settled, Instant now) {
    if (due.equals(Instant.MAX) && done < kills && (isAmidStart() || settled >= threshold())) {
      due = now.plus(delay());
    }
    if (now.isBefore(due)) {
      return false;
    }
    due = Instant.MAX;
    done++;
    return true;
  }

  /** Whether the volume goes with the process: every other time. */
  boolean takesVolume() {
    return done % 2 == 0;
  }

  int done() {
    return done;
  }

  boolean isOver() {
    return done == kills;
  }

  private boolean isAmidStart() {
    return done % 3 == 2;
  }

  private Duration delay() {
    return Duration.ofMillis(chance.nextInt(isAmidStart() ? AMID_START_MILLIS : AMID_WORK_MILLIS));
  }

  private int threshold() {
    return (int) ((long) runs * (done + 1) / (kills + 1));
  }
}
