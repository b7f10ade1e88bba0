package io.lineweave.app;

import io.lineweave.app.settings.WrongSettings;
import io.lineweave.yaml.RuleFileException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
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
    if (failure instanceof ConfigException) {
      command.getErr().println("kafka.…: " + StartFailure.words(failure));
      return ExitCode.USAGE.code();
    }
    if (failure instanceof StreamsException) {
      // What fails before it starts is taking possession of its directory.
      log.error(
          "state.dir: {}. Set state.dir (STATE_DIR) to a directory that this process may write to"
              + " and that no other instance uses.",
          StartFailure.words(failure));
      return ExitCode.FAILED.code();
    }
    if (failure instanceof KafkaException) {
      // Clients are made before anything starts; what fails then is signing in, or a property.
      log.error("Kafka: {}", StartFailure.words(failure));
      return ExitCode.TOPICS.code();
    }
    log.error("failed", failure);
    return ExitCode.FAILED.code();
  }
}
