package io.lineweave.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rule made of one name of a dataset.
 *
 * @param candidates best first; none if the rule does not apply or failed
 * @param variables what it knew, for people
 * @param remark of a match, a warning for the receipt; else why it failed, in words; empty if there
 *     is nothing to say
 */
record Attempt(List<Candidate> candidates, SortedMap<String, String> variables, String remark) {
  static final Attempt NOT_APPLICABLE = new Attempt(List.of(), Collections.emptySortedMap(), "");

  static Attempt matched(
      List<Candidate> candidates, Map<String, String> variables, String warning) {
    return new Attempt(List.copyOf(candidates), new TreeMap<>(variables), warning);
  }

  static Attempt failed(String why) {
    return new Attempt(List.of(), Collections.emptySortedMap(), why);
  }

  boolean matched() {
    return !candidates.isEmpty();
  }
}
