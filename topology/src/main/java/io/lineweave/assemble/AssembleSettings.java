package io.lineweave.assemble;

import java.time.Duration;
import java.util.Optional;

/**
 * How runs are closed, and how large they may become.
 *
 * @param grace how long after its first terminal event a run waits for others
 * @param timeout how long a run without a terminal event may be silent
 * @param checkpoint how often a streaming or service job is written while it runs
 * @param retention how long a closed run is kept for late events
 * @param restartHold how long after a start nothing that was open before is overdue
 * @param confirm how long a written graph counts as not yet arrived; longer than the producer's
 *     {@code delivery.timeout.ms}, or zero with exactly-once processing
 * @param tick when due runs are looked for, and for how long at a time
 * @param limits how much may be open, and how large a run may become
 * @param filters which graphs go on
 * @param replayId the backfill that this is, if it is one
 */
public record AssembleSettings(
    Duration grace,
    Duration timeout,
    Duration checkpoint,
    Duration retention,
    Duration restartHold,
    Duration confirm,
    Tick tick,
    RunLimits limits,
    GraphRules filters,
    Optional<String> replayId) {

  /**
   * The wall-clock tick of a task.
   *
   * @param interval from one tick to the next
   * @param budget the longest that one tick works
   */
  public record Tick(Duration interval, Duration budget) {
    public Tick {
      check("assemble.tick.interval", interval, Duration.ofMillis(1));
      check("assemble.tick.budget", budget, Duration.ofMillis(1));
    }
  }

  /**
   * Bounds of a task and of a run.
   *
   * @param openRuns runs of a task that are not closed; beyond it the one that is due first closes
   * @param keptRuns closed runs of a task kept for late events; beyond it the oldest is forgotten
   * @param datasets inputs, and likewise outputs, of a run
   * @param bytes a run's names and facets, before compression
   * @param storedBytes a run in the store, compressed; below the broker's {@code message.max.bytes}
   * @param graphBytes a written graph, compressed if need be; likewise
   */
  public record RunLimits(
      int openRuns, int keptRuns, int datasets, int bytes, int storedBytes, int graphBytes) {
    public RunLimits {
      check("assemble.limits.open-runs", openRuns, 1);
      check("assemble.limits.kept-runs", keptRuns, 0);
      check("assemble.limits.datasets", datasets, 1);
      check("assemble.limits.bytes", bytes, 10_000);
      check("assemble.limits.stored-bytes", storedBytes, 10_000);
      check("assemble.limits.graph-bytes", graphBytes, 10_000);
    }
  }

  public AssembleSettings {
    check("assemble.grace", grace, Duration.ZERO);
    check("assemble.timeout", timeout, Duration.ofMillis(1));
    check("assemble.checkpoint", checkpoint, Duration.ofMillis(1));
    check("assemble.retention", retention, Duration.ZERO);
    check("assemble.restart-hold", restartHold, Duration.ZERO);
    check("assemble.confirm", confirm, Duration.ZERO);
  }

  /** What the service uses unless told otherwise. */
  public static AssembleSettings defaults() {
    return new AssembleSettings(
        Duration.ofSeconds(5),
        Duration.ofHours(24),
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        Duration.ofSeconds(60),
        Duration.ofSeconds(150),
        new Tick(Duration.ofMillis(250), Duration.ofMillis(100)),
        new RunLimits(250_000, 1_000_000, 10_000, 16 << 20, 900_000, 900_000),
        GraphRules.builtIn(),
        Optional.empty());
  }

  /** The same, for the backfill of that id. */
  public AssembleSettings replaying(String id) {
    return new AssembleSettings(
        grace,
        timeout,
        checkpoint,
        retention,
        Duration.ZERO,
        confirm,
        tick,
        limits,
        filters,
        Optional.of(id));
  }

  private static void check(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed is " + least + " or more");
    }
  }

  private static void check(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + ", allowed is " + least + " or more");
    }
  }
}
