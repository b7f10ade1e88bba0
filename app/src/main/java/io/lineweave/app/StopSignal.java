package io.lineweave.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process is told to stop (SIGTERM, Ctrl-C). The JVM ends when its shutdown hooks return, with
 * a status of its own; so the hook waits until the service is stopped, and ends the process with
 * ours.
 *
 * <p>Threading: the hook's thread and the one that runs the service.
 */
final class StopSignal {
  private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile ExitCode ended = ExitCode.UNCLEAN;

  private StopSignal() {}

  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "lineweave-stop"));
    return signal;
  }

  /** Waits; true if the process was told to stop, false if the other thing happened first. */
  boolean await(CompletableFuture<?> other) {
    return asked.applyToEither(other.thenApply(ignored -> false), answer -> answer).join();
  }

  /** The service is stopped, the process may end. */
  void done(ExitCode code) {
    ended = code;
    done.countDown();
  }

  private void stop() {
    if (done.getCount() == 0) {
      return;
    }
    asked.complete(true);
    try {
      boolean stopped =
          done.await(LineweaveService.DRAIN.plusSeconds(5).toSeconds(), TimeUnit.SECONDS);
      Runtime.getRuntime().halt(stopped ? ended.code() : ExitCode.UNCLEAN.code());
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(ExitCode.UNCLEAN.code());
    }
  }
}
