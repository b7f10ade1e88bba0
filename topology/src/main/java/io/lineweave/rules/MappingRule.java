package io.lineweave.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule of a rule file.
 *
 * @param name unique among the rules in force
 * @param about what it says of itself, for people
 * @param matching when it applies
 * @param reading how it reads the name
 * @param defaults values for what is not set, in order
 * @param candidates best first
 * @param creation what to do if the catalogue has none of them
 */
record MappingRule(
    String name,
    About about,
    Matching matching,
    Reading reading,
    List<Default> defaults,
    List<CandidateTemplate> candidates,
    Creation creation)
    implements Rule {

  /**
   * What a rule says of itself.
   *
   * @param store the store's name
   * @param confidence how sure the pattern is
   * @param note for the documentation
   * @param warning for the receipt of a run whose dataset ends here
   */
  record About(String store, Confidence confidence, String note, Optional<Template> warning) {}

  MappingRule {
    defaults = List.copyOf(defaults);
    candidates = List.copyOf(candidates);
  }

  @Override
  public Set<String> schemes() {
    return matching.schemes();
  }

  @Override
  public Attempt attempt(Alias alias) {
    Map<String, String> captured = new HashMap<>();
    if (!matching.test(alias, captured)) {
      return Attempt.NOT_APPLICABLE;
    }
    Map<String, String> variables = new HashMap<>(alias.facts());
    variables.putAll(captured);
    return reading.read(alias, variables).map(Attempt::failed).orElseGet(() -> fill(variables));
  }

  private Attempt fill(Map<String, String> variables) {
    defaults.forEach(value -> value.apply(variables));
    List<Candidate> filled = new ArrayList<>(candidates.size());
    candidates.forEach(candidate -> candidate.fill(name, variables).ifPresent(filled::add));
    boolean creatable = filled.stream().anyMatch(candidate -> !candidate.pattern());
    String warning = about.warning().flatMap(text -> text.fill(variables)).orElse("");
    return creatable
        ? Attempt.matched(filled, variables, warning)
        : Attempt.failed("the dataset does not say its " + missing(variables.keySet()));
  }

  private String missing(Set<String> known) {
    Set<String> names = new TreeSet<>();
    candidates.forEach(candidate -> names.addAll(candidate.qualifiedName().variables()));
    names.removeAll(known);
    return String.join(", ", names);
  }
}
