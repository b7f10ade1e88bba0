package io.lineweave.rules;

import static io.lineweave.rules.RuleFileReader.get;
import static io.lineweave.rules.RuleFileReader.required;

import io.lineweave.yaml.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a candidate of a rule. */
final class CandidateReader {
  private CandidateReader() {}

  /** One candidate for each of the types that share the name. */
  static List<CandidateTemplate> read(Item item, Set<String> known) {
    Map<String, Item> keys = item.entries("type", "qualifiedName", "attributes", "pattern");
    Template name = RuleReader.template(required(item, keys, "qualifiedName"), known);
    SortedMap<String, Template> attributes =
        get(keys, "attributes", new TreeMap<>(), value -> attributes(value, known));
    boolean pattern = get(keys, "pattern", false, CandidateReader::flag);
    return required(item, keys, "type").texts().stream()
        .map(type -> new CandidateTemplate(type, name, attributes, pattern))
        .toList();
  }

  private static SortedMap<String, Template> attributes(Item item, Set<String> known) {
    SortedMap<String, Template> attributes = new TreeMap<>();
    item.entries().forEach((key, value) -> attributes.put(key, RuleReader.template(value, known)));
    return attributes;
  }

  private static boolean flag(Item item) {
    return switch (item.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw item.problem(Item.unknown("value", item.text(), List.of("true", "false")));
    };
  }
}
