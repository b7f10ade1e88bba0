package io.lineweave.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules in order, found by scheme, so that a dataset meets only the few that can apply. */
final class RuleIndex {
  private final List<Rule> rules;
  private final Map<String, List<Rule>> byScheme;
  private final List<Rule> withoutScheme;

  RuleIndex(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    this.withoutScheme = rules.stream().filter(rule -> rule.schemes().isEmpty()).toList();
    Map<String, List<Rule>> index = new HashMap<>();
    rules.forEach(rule -> rule.schemes().forEach(scheme -> index.put(scheme, of(scheme))));
    this.byScheme = Map.copyOf(index);
  }

  private List<Rule> of(String scheme) {
    List<Rule> matching = new ArrayList<>();
    for (Rule rule : rules) {
      Set<String> schemes = rule.schemes();
      if (schemes.isEmpty() || schemes.contains(scheme)) {
        matching.add(rule);
      }
    }
    return List.copyOf(matching);
  }

  /** All, in the order in which they are tried. */
  List<Rule> all() {
    return rules;
  }

  /** Those that can apply to a scheme, in order. */
  List<Rule> forScheme(String scheme) {
    return byScheme.getOrDefault(scheme, withoutScheme);
  }
}
