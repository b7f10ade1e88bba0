package io.lineweave.filter;

import java.util.List;

/** A named rule: what it decides if all of its conditions hold. */
record Rule<F extends Enum<F>>(String name, Action action, List<Condition<F>> when) {

  Rule {
    when = List.copyOf(when);
  }

  boolean applies(Facts<F> facts) {
    for (Condition<F> condition : when) {
      if (!condition.holds(facts)) {
        return false;
      }
    }
    return true;
  }
}
