package io.lineweave.filter;

import java.util.List;
import java.util.stream.Stream;

/**
 * A condition of a rule: one of the field's values is of one of the patterns. Without a pattern:
 * the field has no value.
 */
record Condition<F extends Enum<F>>(F field, List<Glob> anyOf) {

  Condition {
    anyOf = List.copyOf(anyOf);
  }

  boolean holds(Facts<F> facts) {
    Stream<String> values = facts.of(field);
    return anyOf.isEmpty()
        ? values.findAny().isEmpty()
        : values.anyMatch(value -> anyOf.stream().anyMatch(glob -> glob.matches(value)));
  }
}
