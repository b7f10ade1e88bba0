package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.openlineage.JobName;
import java.util.HexFormat;

/**
 * The qualified name of a process: {@code openlineage://{job namespace}/{job name}#{qualified name
 * of the output}}.
 *
 * <p>A contract: who changes it makes every process in every catalogue anew. See {@code
 * docs/publish.md}.
 */
final class ProcessName {
  /** Purview's bound on a name is 4 KB; the rest is left for what a server may add. */
  static final int MOST_BYTES = 4_000;

  private static final String SCHEME = "openlineage://";

  private ProcessName() {}

  /** The process of a whole job. */
  static String of(JobName job) {
    return bounded(SCHEME + encode(job.namespace(), "%#") + "/" + encode(job.name(), "%#/"));
  }

  /** The process of a job and one of its outputs, by the output's qualified name. */
  static String of(JobName job, String output) {
    return bounded(
        SCHEME
            + encode(job.namespace(), "%#")
            + "/"
            + encode(job.name(), "%#/")
            + "#"
            + encode(output, "%"));
  }

  /**
   * Percent-encodes the named characters, and always what Purview's own normalisation would change:
   * braces, blanks and control characters.
   */
  private static String encode(String text, String special) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '{' || c == '}' || special.indexOf(c) >= 0) {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static String bounded(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return name;
    }
    String end = "~" + Sha256.of(bytes);
    int cut = MOST_BYTES - end.length();
    while ((bytes[cut] & 0xC0) == 0x80) {
      cut--; // not in the middle of a character
    }
    return new String(bytes, 0, cut, UTF_8) + end;
  }
}
