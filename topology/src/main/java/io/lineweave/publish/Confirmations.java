package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be forgotten in the store once what was forwarded in its place is safe. A record that
 * was forwarded is safe after the next commit, and there is no hook for that: so it is forgotten
 * after a time in which a commit surely happened. After a crash before, it is forwarded again.
 */
final class Confirmations {
  /** Longer than Kafka Streams' default commit interval of 30 s. */
  static final Duration SURELY_COMMITTED = Duration.ofSeconds(40);

  private static final int TICK_BUDGET = 500;

  private record Forgetting(Instant due, Runnable forget) {}

  private final InstantSource clock;
  private final Deque<Forgetting> forgettings = new ArrayDeque<>();

  Confirmations(InstantSource clock) {
    this.clock = clock;
  }

  /** Runs that once what was forwarded until now is safe. */
  void onceSafe(Runnable forget) {
    forgettings.add(new Forgetting(clock.instant().plus(SURELY_COMMITTED), forget));
  }

  void tick() {
    Instant now = clock.instant();
    for (int i = 0; i < TICK_BUDGET && !forgettings.isEmpty(); i++) {
      if (now.isBefore(forgettings.peek().due())) {
        return;
      }
      forgettings.poll().forget().run();
    }
  }
}
