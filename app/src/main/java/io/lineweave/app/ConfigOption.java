package io.lineweave.app;

import io.lineweave.app.settings.SettingSources;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The settings file, the same option for every command that needs settings. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as YAML; environment variables win over it.")
  private Path file;

  /** The file, if one was named, under the environment. */
  public SettingSources sources() {
    return SettingSources.ofProcess(Optional.ofNullable(file));
  }
}
