package io.lineweave.app.settings;

import io.lineweave.rules.RuleSettings;
import io.lineweave.rules.RuleSettings.Source;
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
    return new RuleSettings(source(values, FILE), source(values, IMPORT));
  }

  private static Optional<Source> source(Values values, Setting<Path> setting) {
    return TextFile.read(values, setting).map(file -> new Source(file.name(), file.text()));
  }
}
