package io.lineweave.app;

import io.lineweave.app.settings.WrongSettings;
import io.lineweave.yaml.RuleFileException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command's failure means for the exit code, and how a person hears of it. */
final class Failures implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof WrongSettings || failure instanceof RuleFileException) {
      command.getErr().println(failure.getMessage());
      return ExitCode.USAGE.code();
    }
    if (failure instanceof StartFailure start) {
      log.error(start.getMessage());
      return start.exitCode().code();
    }
    if (failure instanceof StreamsException) {
      // What fails before it starts is taking possession of its directory.
      log.error(
          "state.dir: {}. Set state.dir (STATE_DIR) to a directory that this process may write to"
              + " and that no other instance uses.",
          words(failure));
      return ExitCode.FAILED.code();
    }
    if (failure instanceof KafkaException) {
      // Clients are made before anything starts; what fails then is signing in, or a property.
      log.error("Kafka: {}", words(failure));
      return ExitCode.TOPICS.code();
    }
    log.error("failed", failure);
    return ExitCode.FAILED.code();
  }

  private static boolean repeatsCause(Throwable failure) {
    return failure.getCause() != null && failure.getMessage().equals(failure.getCause().toString());
  }

  private static String words(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(each -> each.getMessage() != null && !repeatsCause(each))
        .map(Throwable::getMessage)
        .distinct()
        .collect(Collectors.joining(": "));
  }
}
