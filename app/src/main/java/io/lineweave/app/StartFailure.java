package io.lineweave.app;

/** The service cannot start; the message is for a person and names the mend. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** A failure with what the process shall end with. */
  public StartFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process shall end with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
