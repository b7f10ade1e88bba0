package io.lineweave.filter;

import java.util.Collection;
import java.util.List;

/**
 * A condition of a rule: one of the field's values is of one of the patterns. Without a pattern:
 * the field has no value.
 */
record Condition<F extends Enum<F>>(F field, List<Glob> anyOf) {

  Condition {
    anyOf = List.copyOf(anyOf);
  }

  boolean holds(Facts<F> facts) {
    Collection<String> values = facts.of(field);
    if (anyOf.isEmpty()) {
      return values.isEmpty();
    }
    for (String value : values) {
      for (Glob glob : anyOf) {
        if (glob.matches(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
