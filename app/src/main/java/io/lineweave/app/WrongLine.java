package io.lineweave.app;

import java.io.PrintWriter;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that cannot be used: what is wrong with it and how the command is written. The
 * whole help would push the one line that matters off the screen.
 */
final class WrongLine implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.print(wrong.getCommandLine().getHelp().fullSynopsis());
    err.println(
        "Try '%s --help'.".formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
    err.flush();
    return ExitCode.USAGE.code();
  }
}
