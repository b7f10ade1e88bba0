package io.lineweave.bench.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Watches while something goes on: says every ten seconds how far it is, knows how long nothing new
 * has come, and ends when the application does. For one thread.
 */
final class Vigil {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration TELL = Duration.ofSeconds(10);

  /** Without any receipt for so long, what is missing is lost. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SoakWorld world;
  private final Watch watch;
  private final Load load;
  private final Account account;
  private final Latencies latencies;
  private final Consumer<String> console;
  private final Instant start = Instant.now();
  private Instant told = start;
  private Instant news = start;

  Vigil(
      SoakWorld world,
      Watch watch,
      Load load,
      Account account,
      Latencies latencies,
      Consumer<String> console) {
    this.world = world;
    this.watch = watch;
    this.load = load;
    this.account = account;
    this.latencies = latencies;
    this.console = console;
  }

  /** When it began. */
  Instant start() {
    return start;
  }

  /** When the last graph or receipt was seen that brought a run on. */
  Instant news() {
    return news;
  }

  /** Whether something new came not too long ago. */
  boolean isPatient() {
    return Duration.between(news, Instant.now()).compareTo(PATIENCE) < 0;
  }

  /**
   * Does the step again and again, and looks at what comes.
   *
   * @throws IllegalStateException if the application ended by itself
   */
  void goOnWhile(BooleanSupplier condition, Runnable step) {
    news = Instant.now();
    while (condition.getAsBoolean()) {
      step.run();
      int before = account.settled() - latencies.underWay();
      watch.look(LOOK);
      Instant now = Instant.now();
      news = account.settled() - latencies.underWay() == before ? news : now;
      if (Duration.between(told, now).compareTo(TELL) >= 0) {
        tell("");
      }
      if (!world.isAlive()) {
        throw new IllegalStateException("The application ended by itself, see " + world.log());
      }
    }
  }

  /** Says how far it is, and what has happened. */
  void tell(String event) {
    told = Instant.now();
    console.accept(
        "%4d s  %d runs sent, %d settled  %s"
            .formatted(
                Duration.between(start, told).toSeconds(), load.begun(), account.settled(), event));
  }
}
