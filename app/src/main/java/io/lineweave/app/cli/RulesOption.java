package io.lineweave.app.cli;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.settings.Settings;
import io.lineweave.rules.RuleSet;
import io.lineweave.rules.RuleSettings;
import io.lineweave.rules.RuleSettings.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The rules in force: those of the settings, or of files named on the command line. */
final class RulesOption {
  @Mixin private ConfigOption config;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A rule file (YAML) in place of the setting rules.file.")
  private Path rules;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description =
          "An OlToPurviewMappings.json of the Databricks-to-Purview accelerator in place of the"
              + " setting rules.import.")
  private Path accelerator;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /**
   * The rules in force.
   *
   * @throws io.lineweave.yaml.RuleFileException if a file of the user cannot be used
   */
  RuleSet ruleSet() {
    RuleSettings settings = Settings.rules(config.sources());
    return RuleSet.of(
        new RuleSettings(
            source(rules).or(settings::rules), source(accelerator).or(settings::accelerator)));
  }

  /** What the rooms do with an event, by the same settings. */
  Settings.Rooms rooms() {
    return Settings.rooms(config.sources());
  }

  private Optional<Source> source(Path file) {
    return Optional.ofNullable(file).map(path -> new Source(path.toString(), text(spec, path)));
  }

  /** The text of a file, or the end of the command with the file's name. */
  static String text(CommandSpec spec, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot read " + file + ": is it a file in UTF-8?", e);
    }
  }

  /** The bytes of a file, or the end of the command with the file's name. */
  static byte[] read(CommandSpec spec, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "cannot read " + file + ": is it a file that you may read?", e);
    }
  }
}
