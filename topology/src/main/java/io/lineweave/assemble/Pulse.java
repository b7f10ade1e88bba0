package io.lineweave.assemble;

import io.lineweave.assemble.RunState.Told;

/**
 * Knows which outcomes may have been lost in a crash.
 *
 * <p>What a tick sends is protected by no input offset, and its record and the store's changelog go
 * to different partitions: a crash can keep that an outcome was told and lose the outcome. So the
 * task writes a sign of life while something it told may be under way. An outcome has arrived for
 * sure if a sign of life followed it by {@code confirm}: by then the producer had delivered it, or
 * the task had failed. After a start all others are told again, under the same revision. With
 * exactly-once processing {@code confirm} is zero and nothing is.
 */
final class Pulse {
  private final RunStore store;
  private final long confirm;
  private final long started;
  private final long lastOfFormerLife;
  private long written;
  private long lastTold;

  Pulse(RunStore store, long confirm, long now) {
    this.store = store;
    this.confirm = confirm;
    this.started = now;
    this.lastOfFormerLife = store.pulse();
  }

  /**
   * Whether what was told then was told by a former life, which may have died before it arrived.
   */
  boolean mayBeLost(long toldAt) {
    return confirm > 0 && toldAt > 0 && toldAt <= started && toldAt + confirm > lastOfFormerLife;
  }

  /** Something is told now; as of a time that does not look like a former life's. */
  Told telling(long content, long now) {
    lastTold = Math.max(now, started + 1);
    return new Told(lastTold, content);
  }

  /** Gives a sign of life now and then, until all that was told has arrived. */
  void beat(long now) {
    boolean underWay = lastTold + confirm > written;
    if (underWay && now >= written + confirm / 5) {
      store.putPulse(now);
      written = now;
    }
  }
}
