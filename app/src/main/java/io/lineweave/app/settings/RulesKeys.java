package io.lineweave.app.settings;

import io.lineweave.rules.RuleSettings;
import io.lineweave.rules.RuleSettings.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a user's mapping rules are. */
final class RulesKeys {
  static final Setting<Path> FILE =
      Setting.of(
          "rules.file", Kinds.PATH, "Mapping rules (YAML) that go before the built-in ones.");
  static final Setting<Path> IMPORT =
      Setting.of(
          "rules.import",
          Kinds.PATH,
          "An `OlToPurviewMappings.json` of the Databricks-to-Purview accelerator, as it is.");

  static final List<Setting<?>> ALL = List.of(FILE, IMPORT);

  private RulesKeys() {}

  static RuleSettings from(Values values) {
    return new RuleSettings(read(values, FILE), read(values, IMPORT));
  }

  private static Optional<Source> read(Values values, Setting<Path> setting) {
    return values.optional(setting).map(path -> read(values, setting, path));
  }

  private static Source read(Values values, Setting<Path> setting, Path path) {
    try {
      return new Source(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw values.contradiction(setting, "must be a readable file in UTF-8");
    }
  }
}
