package io.lineweave.rules;

import io.lineweave.asset.MissingPolicy;
import java.util.List;

/**
 * What the rules make of a dataset. There is always at least one candidate that can be created: a
 * dataset that no rule matches becomes a generic asset, with a warning.
 *
 * @param candidates best first
 * @param policy what to do if the catalogue has none of them
 * @param collection where to create it; empty text leaves the catalogue's default
 * @param warnings what a person should know, in words
 */
public record Mapping(
    List<Candidate> candidates, MissingPolicy policy, String collection, List<String> warnings) {

  public Mapping {
    candidates = List.copyOf(candidates);
    warnings = List.copyOf(warnings);
  }

  /** The candidate that would be created: the first that is not a resource-set pattern. */
  public Candidate created() {
    return candidates.stream().filter(candidate -> !candidate.pattern()).findFirst().orElseThrow();
  }
}
