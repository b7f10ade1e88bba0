package io.lineweave.app;

import io.lineweave.app.settings.WrongSettings;
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
    if (failure instanceof WrongSettings wrong) {
      command.getErr().println(wrong.getMessage());
      return ExitCode.USAGE.code();
    }
    if (failure instanceof StartFailure start) {
      log.error(start.getMessage());
      return start.exitCode().code();
    }
    log.error("failed", failure);
    return ExitCode.FAILED.code();
  }
}
