package io.lineweave.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * SIGTERM and Ctrl-C. The first one asks for a clean stop, a second one ends the process at once.
 * (A shutdown hook would not do: the JVM ignores further signals while hooks run, and its exit
 * status would say that it was killed.)
 *
 * <p>Threading: signals come on threads of the JVM's; one thread runs the service.
 */
final class StopSignal {
  private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
  private Optional<Thread> starting = Optional.empty();

  /** What may take long and can be interrupted. */
  interface Start {
    void run() throws StartFailure;
  }

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal stop = new StopSignal();
    Signals.handle("TERM", stop::received);
    Signals.handle("INT", stop::received);
    return stop;
  }

  /** Runs a start that a signal interrupts. */
  void interrupting(Start start) throws StartFailure {
    begin();
    try {
      start.run();
    } finally {
      end();
    }
  }

  /** Waits; true if the process was told to stop, false if the other thing happened first. */
  boolean await(CompletableFuture<?> other) {
    return asked.applyToEither(other.thenApply(ignored -> false), answer -> answer).join();
  }

  private synchronized void begin() throws StartFailure {
    if (asked.isDone()) {
      throw new StartFailure(ExitCode.OK, "stopped before it started");
    }
    starting = Optional.of(Thread.currentThread());
  }

  private synchronized void end() {
    starting = Optional.empty();
    // The signal is remembered; the interrupt would disturb the stop that follows.
    boolean unused = Thread.interrupted();
  }

  private synchronized void received() {
    if (!asked.complete(true)) {
      Runtime.getRuntime().halt(ExitCode.UNCLEAN.code());
    }
    starting.ifPresent(Thread::interrupt);
  }
}
