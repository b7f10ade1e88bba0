package io.lineweave.app;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service cannot start; the message is for a person and names the mend. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** A failure with what the process shall end with. */
  public StartFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What went wrong with all that led to it, for a person: each once, without types. */
  public static String words(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(each -> each.getMessage() != null && !repeatsCause(each))
        .map(Throwable::getMessage)
        .distinct()
        .collect(Collectors.joining(": "));
  }

  private static boolean repeatsCause(Throwable failure) {
    return failure.getCause() != null && failure.getMessage().equals(failure.getCause().toString());
  }

  /** What the process shall end with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
