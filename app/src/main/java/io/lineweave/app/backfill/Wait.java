package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import java.time.Duration;

/** Waiting for others, who tell nobody when they are done: look, rest, look again. */
final class Wait {
  private static final Duration REST = Duration.ofMillis(200);

  private Wait() {}

  /** What is waited for. */
  interface Condition {
    boolean holds() throws StartFailure;
  }

  static void until(Condition condition) throws StartFailure {
    while (!condition.holds()) {
      rest(REST);
    }
  }

  static void rest(Duration time) throws StartFailure {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  static StartFailure interrupted() {
    Thread.currentThread().interrupt();
    return new StartFailure(ExitCode.OK, "interrupted; the same command goes on where it stood");
  }
}
