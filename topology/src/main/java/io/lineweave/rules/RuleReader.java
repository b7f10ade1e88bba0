package io.lineweave.rules;

import static io.lineweave.rules.RuleFileReader.get;
import static io.lineweave.rules.RuleFileReader.required;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.rules.MappingRule.About;
import io.lineweave.yaml.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one rule of a rule file. */
final class RuleReader {
  private static final Set<String> FACTS =
      Set.of(
          "scheme",
          "container",
          "host",
          "port",
          "base",
          "name",
          "workspace",
          "metastore",
          "hostDatabase");

  private final Item item;
  private final Map<String, Item> keys;

  private RuleReader(Item item) {
    this.item = item;
    this.keys =
        item.entries(
            "name",
            "store",
            "confidence",
            "note",
            "warning",
            "match",
            "reads",
            "defaults",
            "candidates",
            "missing",
            "collection");
  }

  static MappingRule read(Item item) {
    return new RuleReader(item).rule();
  }

  private MappingRule rule() {
    String name = required(item, keys, "name").text();
    Matching matching = MatchReader.read(required(item, keys, "match"));
    Reading reading = get(keys, "reads", new Reading.Nothing(), RuleReader::reading);
    Set<String> known = known(matching, reading);
    List<Default> defaults = get(keys, "defaults", List.of(), value -> defaults(value, known));
    List<CandidateTemplate> candidates =
        required(item, keys, "candidates")
            .each(value -> CandidateReader.read(value, known))
            .stream()
            .flatMap(List::stream)
            .toList();
    Creation creation = RuleFileReader.creation(keys, MissingPolicy.PLACEHOLDER);
    return new MappingRule(
        name, about(name, known), matching, reading, defaults, candidates, creation);
  }

  private About about(String name, Set<String> known) {
    return new About(
        get(keys, "store", name, Item::text),
        get(keys, "confidence", Confidence.C, value -> value.oneOf(Confidence.class)),
        get(keys, "note", "", Item::text),
        Optional.ofNullable(keys.get("warning")).map(value -> template(value, known)));
  }

  private static Set<String> known(Matching matching, Reading reading) {
    Set<String> known = new TreeSet<>(FACTS);
    known.addAll(matching.groups());
    known.addAll(reading.variables());
    return known;
  }

  private static Reading reading(Item item) {
    List<String> levels = item.texts();
    if (levels.equals(List.of("path"))) {
      return new Reading.Path();
    }
    if (levels.isEmpty()) {
      throw item.problem("use 'path', or the levels of a table such as [database, schema, table]");
    }
    return new Reading.Table(levels);
  }

  /** Reads defaults in order; each may use those before it. */
  private static List<Default> defaults(Item item, Set<String> known) {
    List<Default> defaults = new ArrayList<>();
    item.entries()
        .forEach(
            (variable, value) -> {
              known.add(variable);
              defaults.add(new Default(variable, value.each(each -> template(each, known))));
            });
    return defaults;
  }

  /** A template all of whose variables are known. */
  static Template template(Item item, Set<String> known) {
    Template template;
    try {
      template = Template.parse(item.text());
    } catch (IllegalArgumentException e) {
      throw item.problem(e.getMessage());
    }
    template.variables().stream()
        .filter(variable -> !known.contains(variable) && !variable.startsWith("param."))
        .findFirst()
        .ifPresent(
            variable -> {
              throw item.problem(Item.unknown("variable", variable, known) + " or param.…");
            });
    return template;
  }
}
