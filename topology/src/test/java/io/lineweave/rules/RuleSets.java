package io.lineweave.rules;

import java.util.Optional;

/** Rule sets for tests. */
final class RuleSets {
  private RuleSets() {}

  /** The built-in rules and a user's rule file. */
  static RuleSet of(String yaml) {
    RuleSettings.Source file = new RuleSettings.Source("my-rules.yaml", yaml);
    return RuleSet.of(new RuleSettings(Optional.of(file), Optional.empty()));
  }
}
