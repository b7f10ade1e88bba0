package io.lineweave.filter;

import io.lineweave.yaml.Item;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules in their order; the first that applies decides, and what no rule speaks of is kept.
 *
 * @param <F> the fields that the rules may ask for
 */
public final class Rules<F extends Enum<F>> {
  /** The name under which is counted what no rule speaks of. */
  public static final String NO_RULE = "no-rule";

  private final List<Rule<F>> rules;

  private Rules(List<Rule<F>> rules) {
    this.rules = List.copyOf(rules);
  }

  /** No rule: keeps all. */
  public static <F extends Enum<F>> Rules<F> none() {
    return new Rules<>(List.of());
  }

  /**
   * Reads a list of rules.
   *
   * @param list the value of {@code rules} in a file
   * @param fields the fields there are, spelled in lower case with hyphens
   * @throws io.lineweave.yaml.RuleFileException with every mistake: line, column and mend
   */
  public static <F extends Enum<F>> Rules<F> read(Item list, Class<F> fields) {
    return new Rules<>(new RulesReader<>(fields).read(list));
  }

  /** These rules, then the others. */
  public Rules<F> then(Rules<F> others) {
    return new Rules<>(Stream.concat(rules.stream(), others.rules.stream()).toList());
  }

  /** What the rules decide. */
  public Decision decide(Facts<F> facts) {
    for (Rule<F> rule : rules) {
      if (rule.applies(facts)) {
        return new Decision(rule.action(), rule.name());
      }
    }
    return new Decision(Action.KEEP, NO_RULE);
  }

  /** The rules' names, in their order. */
  public List<String> names() {
    return rules.stream().map(Rule::name).toList();
  }
}
