package io.lineweave.delivery;

import java.time.Duration;

/**
 * How the sink rooms deliver to the catalogue.
 *
 * @param operationsPerSecond the rate of all instances together, in the catalogue's unit: entities
 *     plus edges (Purview: 25 per capacity unit)
 * @param batchEntities entities of one call; a larger unit goes alone
 * @param batchBytes bytes of one call's request
 * @param linger how long a call that is not full waits for company at most; where somebody waits
 *     for several calls, each waits half of it, or a quarter if they may be many. At zero tasks do
 *     not share calls either
 * @param tick how often a task looks after its calls
 * @param backoffFirst the first wait after a call that may pass later; doubles, with jitter
 * @param backoffMost the longest such wait
 * @param doubts how often the same doubtful refusal (a 500 in plain text, a conflict) is tried
 *     before it counts as one for good
 * @param breakerAfter this many single entities refused in a row open the breaker: it is us, not
 *     the data
 * @param pause how long a task rests when nobody's lineage is at fault: no permission, or an open
 *     breaker
 * @param lateAnswers how long after a call that nobody answered the catalogue may still be at it;
 *     above the client's timeout
 */
public record Delivery(
    double operationsPerSecond,
    int batchEntities,
    int batchBytes,
    Duration linger,
    Duration tick,
    Duration backoffFirst,
    Duration backoffMost,
    int doubts,
    int breakerAfter,
    Duration pause,
    Duration lateAnswers) {
  public static final Delivery DEFAULT =
      new Delivery(
          25,
          50,
          1_000_000,
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          5,
          5,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30));

  /** Of one call: edges cost time too, and many in one call more than in proportion. */
  public static final int MOST_OPERATIONS = 1_000;

  /** A unit (a process with all that must go with it) larger than this is refused by ourselves. */
  public static final int MOST_ENTITIES = 200;

  public Delivery {
    require(operationsPerSecond > 0, "operationsPerSecond must be positive");
    require(batchEntities >= 1 && batchEntities <= MOST_ENTITIES, "batchEntities must be 1 to 200");
    require(batchBytes >= 10_000, "batchBytes must be at least 10000");
    require(!linger.isNegative(), "linger must not be negative");
    require(tick.toMillis() >= 1, "tick must be at least 1 ms");
    require(backoffFirst.toMillis() >= 10, "backoffFirst must be at least 10 ms");
    require(backoffMost.compareTo(backoffFirst) >= 0, "backoffMost must not be under backoffFirst");
    require(doubts >= 1, "doubts must be at least 1");
    require(breakerAfter >= 2, "breakerAfter must be at least 2");
    require(pause.toMillis() >= 10, "pause must be at least 10 ms");
    require(!lateAnswers.isNegative(), "lateAnswers must not be negative");
  }

  /**
   * How much longer than it must the gate stays closed once the rate was used up, so that several
   * tasks share the next calls: ten times the linger, at most half a second.
   */
  public Duration company() {
    Duration most = Duration.ofMillis(500);
    Duration wait = linger.multipliedBy(10);
    return wait.compareTo(most) < 0 ? wait : most;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
