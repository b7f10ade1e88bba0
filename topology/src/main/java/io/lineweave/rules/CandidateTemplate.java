package io.lineweave.rules;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A candidate still to be filled.
 *
 * @param type an Atlas type
 * @param qualifiedName template of the name
 * @param attributes templates of further attributes; one that cannot be filled is left out
 * @param pattern whether this is a resource set, which is looked for but never created
 */
record CandidateTemplate(
    String type, Template qualifiedName, SortedMap<String, Template> attributes, boolean pattern) {

  CandidateTemplate {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** The candidate, unless its name needs a variable that is missing. */
  Optional<Candidate> fill(String rule, Map<String, String> variables) {
    return qualifiedName
        .fill(variables)
        .map(name -> new Candidate(Normalisation.of(type, name), filled(variables), rule, pattern));
  }

  private SortedMap<String, String> filled(Map<String, String> variables) {
    if (attributes.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, String> values = new TreeMap<>();
    attributes.forEach(
        (key, value) -> value.fill(variables).ifPresent(text -> values.put(key, text)));
    return values;
  }
}
