package io.lineweave.rules;

import java.util.List;
import java.util.Map;

/**
 * What a rule made of one name of a dataset.
 *
 * @param candidates best first; none if the rule does not apply or failed
 * @param variables what it knew, for people; not to be changed
 * @param remark of a match, a warning for the receipt; else why it failed, in words; empty if there
 *     is nothing to say
 */
record Attempt(List<Candidate> candidates, Map<String, String> variables, String remark) {
  static final Attempt NOT_APPLICABLE = new Attempt(List.of(), Map.of(), "");

  static Attempt matched(
      List<Candidate> candidates, Map<String, String> variables, String warning) {
    return new Attempt(List.copyOf(candidates), variables, warning);
  }

  static Attempt failed(String why) {
    return new Attempt(List.of(), Map.of(), why);
  }

  boolean matched() {
    return !candidates.isEmpty();
  }
}
