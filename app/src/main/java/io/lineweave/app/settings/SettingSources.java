package io.lineweave.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, the stronger first.
 *
 * @param given keys and values from the command line or from code
 * @param environment variables of the process
 * @param file a YAML file
 */
public record SettingSources(
    Map<String, String> given, Map<String, String> environment, Optional<Path> file) {

  /** Only what code gives: for the sandbox and tests, which must not depend on the machine. */
  public static SettingSources of(Map<String, String> given) {
    return new SettingSources(given, Map.of(), Optional.empty());
  }

  /** The process's environment over a file. */
  public static SettingSources ofProcess(Optional<Path> file) {
    return new SettingSources(Map.of(), System.getenv(), file);
  }
}
