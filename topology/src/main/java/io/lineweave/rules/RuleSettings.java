package io.lineweave.rules;

import java.util.Optional;

/**
 * What a user adds to the built-in rules.
 *
 * @param rules a rule file (YAML)
 * @param accelerator a mapping file of the Databricks-to-Purview accelerator ({@code
 *     OlToPurviewMappings.json}), as it is
 */
public record RuleSettings(Optional<Source> rules, Optional<Source> accelerator) {
  /** The built-in rules alone. */
  public static final RuleSettings NONE = new RuleSettings(Optional.empty(), Optional.empty());

  /**
   * A file that somebody else has read.
   *
   * @param name for messages
   * @param text the whole of it
   */
  public record Source(String name, String text) {}
}
