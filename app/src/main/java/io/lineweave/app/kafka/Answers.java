package io.lineweave.app.kafka;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Waiting for a broker's answers during the start, which a signal may interrupt. */
final class Answers {
  private Answers() {}

  static <T> T await(KafkaFuture<T> answer) throws ExecutionException, StartFailure {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  static StartFailure interrupted() {
    Thread.currentThread().interrupt();
    return new StartFailure(ExitCode.OK, "stopped while the topics were looked at");
  }

  static StartFailure failure(String what, Throwable cause) {
    return new StartFailure(
        ExitCode.TOPICS,
        "%s: %s (%s). Is kafka.bootstrap.servers right, and may this client describe and create topics?"
            .formatted(what, cause.getMessage(), cause.getClass().getSimpleName()));
  }
}
