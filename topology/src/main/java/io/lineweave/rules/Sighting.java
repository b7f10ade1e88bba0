package io.lineweave.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules made of one name of a dataset.
 *
 * @param alias the name
 * @param rule the first that gave candidates, if any did
 * @param attempt what it gave
 * @param failures of rules before it that applied and failed, in words
 */
record Sighting(Alias alias, Optional<Rule> rule, Attempt attempt, List<String> failures) {

  Sighting {
    failures = List.copyOf(failures);
  }

  boolean matched() {
    return rule.isPresent();
  }

  /** Whether it led to a type of our own, which no scan brings. */
  boolean isOwn() {
    return matched()
        && attempt.candidates().get(0).asset().typeName().startsWith(RuleSet.OWN_TYPES);
  }

  /** What a person should know if this name wins. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(failures);
    if (!attempt.remark().isEmpty()) {
      warnings.add(attempt.remark());
    }
    return warnings;
  }
}
