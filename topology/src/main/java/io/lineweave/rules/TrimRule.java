package io.lineweave.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts the end of a path that is not part of the dataset: a partition, a date folder, a part file.
 *
 * @param name of the rule
 * @param segments how many last segments are looked at together
 * @param contains plain text that must be among them; a quick test before the expression
 * @param expression what they must match
 */
record TrimRule(String name, int segments, String contains, Expression expression) {

  boolean test(String tail) {
    return tail.contains(contains) && expression.matches(tail);
  }

  /** A rule for what any of the rules matches, to be tested as one. */
  static TrimRule anyOf(List<TrimRule> rules) {
    String all =
        rules.stream()
            .map(rule -> "(?:" + rule.expression.text() + ")")
            .collect(Collectors.joining("|"));
    return new TrimRule("any", rules.get(0).segments, "", Expression.compile(all));
  }
}
