package io.lineweave.app.doctor;

import io.lineweave.app.ExitCode;
import io.lineweave.app.Printable;

/**
 * One thing that was looked at.
 *
 * @param what the thing
 * @param words how it is
 * @param mend what to do about it; empty text if nothing is to be done
 * @param exitCode what a failure of it would end the service with; {@link ExitCode#OK} if it is
 *     well
 */
public record Finding(String what, String words, String mend, ExitCode exitCode) {

  static Finding well(String what, String words) {
    return new Finding(what, words, "", ExitCode.OK);
  }

  static Finding ill(ExitCode exitCode, String what, String words, String mend) {
    return new Finding(what, words, mend, exitCode);
  }

  /** One line for people; what others said in it cannot speak to the terminal. */
  public String line() {
    String state = exitCode == ExitCode.OK ? "ok    " : "WRONG ";
    String line = state + what + ": " + words + (mend.isEmpty() ? "" : ". " + mend);
    return Printable.line(line.replaceAll("\\p{Cntrl}+", " "), " ");
  }
}
