package io.lineweave.app;

/** Why the program ended. The numbers are a contract with scripts and supervisors. */
public enum ExitCode {
  /** Done, or stopped as asked. */
  OK(0),
  /** Something went wrong that has no number of its own; the log says what. */
  FAILED(1),
  /** The command line or the settings are wrong; nothing was started. */
  USAGE(2),
  /** Topics cannot be made or do not fit, or no broker answers or lets us in. */
  TOPICS(3),
  /** Processing failed again and again; the log has the cause. A restart goes on where it stood. */
  PROCESSING(4),
  /** The catalogue refused the type definitions for good. */
  TYPES(5),
  /** Stopped as asked, but not within the bound; nothing is lost, state may be restored. */
  UNCLEAN(6),
  /** A backfill's graphs are appended, but the service has not given all of them a receipt. */
  UNSETTLED(7);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
