package io.lineweave.rules;

import io.lineweave.catalogue.AssetName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies rules to a dataset: every name of it meets the rules, the first that gives wins. */
final class Mapper {
  /** A dataset has at most so many candidates. */
  private static final int MAX_CANDIDATES = 16;

  private static final int MAX_WARNINGS = 4;

  private final AliasReader reader;
  private final RuleIndex rules;
  private final Fallback fallback;

  Mapper(AliasReader reader, RuleIndex rules, Fallback fallback) {
    this.reader = reader;
    this.rules = rules;
    this.fallback = fallback;
  }

  Resolution resolve(Subject subject) {
    int length = subject.name().namespace().length() + subject.name().name().length();
    if (length > Fallback.MAX_NAME) {
      String warning = "a name of " + length + " characters is too long for the catalogue";
      return new Resolution(
          List.of(), fallback.map(Address.parse(subject.name()), List.of(warning)));
    }
    List<Sighting> sightings = reader.read(subject).stream().map(this::sight).toList();
    return new Resolution(sightings, mapping(subject, sightings));
  }

  private Sighting sight(Alias alias) {
    List<String> failures = new ArrayList<>();
    for (Rule rule : rules.forScheme(alias.address().scheme())) {
      Attempt attempt = rule.attempt(alias);
      if (attempt.matched()) {
        return new Sighting(alias, Optional.of(rule), attempt, failures);
      }
      if (!attempt.remark().isEmpty()) {
        failures.add("rule " + rule.name() + ": " + attempt.remark());
      }
    }
    return new Sighting(alias, Optional.empty(), Attempt.NOT_APPLICABLE, failures);
  }

  private Mapping mapping(Subject subject, List<Sighting> sightings) {
    List<Sighting> matched = sightings.stream().filter(Sighting::matched).toList();
    if (matched.isEmpty()) {
      return fallback.map(Address.parse(subject.name()), whyGeneric(sightings));
    }
    List<Sighting> ordered =
        matched.stream()
            .filter(sighting -> !isOutdone(sighting, matched))
            .sorted(Comparator.comparing(Sighting::isOwn))
            .toList();
    Sighting best = ordered.get(0);
    Creation creation = best.rule().orElseThrow().creation();
    return new Mapping(
        candidates(ordered), creation.missing(), creation.collection(), best.warnings());
  }

  /** The candidates of all names, each once. */
  private static List<Candidate> candidates(List<Sighting> sightings) {
    Map<AssetName, Candidate> candidates = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      for (Candidate candidate : sighting.attempt().candidates()) {
        if (candidates.size() < MAX_CANDIDATES) {
          candidates.putIfAbsent(candidate.asset(), candidate);
        }
      }
    }
    return List.copyOf(candidates.values());
  }

  /** A type of our own says less than a real one for the same place: a mount and what it hides. */
  private static boolean isOutdone(Sighting sighting, List<Sighting> sightings) {
    return sighting.isOwn()
        && sightings.stream()
            .filter(other -> other.alias().kind() == sighting.alias().kind())
            .anyMatch(other -> !other.isOwn());
  }

  private static List<String> whyGeneric(List<Sighting> sightings) {
    List<String> failures =
        sightings.stream()
            .flatMap(sighting -> sighting.failures().stream())
            .limit(MAX_WARNINGS)
            .toList();
    return failures.isEmpty()
        ? List.of("no rule knows this dataset; a generic asset stands for it")
        : failures;
  }
}
