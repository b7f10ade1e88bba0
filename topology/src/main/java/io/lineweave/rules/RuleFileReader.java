package io.lineweave.rules;

import com.google.re2j.PatternSyntaxException;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.yaml.Item;
import io.lineweave.yaml.RuleFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a rule file, and says of every mistake where it stands and what would be right. */
final class RuleFileReader {
  private static final Creation GENERIC = new Creation(MissingPolicy.TYPED, "");

  private RuleFileReader() {}

  /**
   * Reads a rule file.
   *
   * @throws RuleFileException with all that is wrong
   */
  static RuleFile read(String source, String text) {
    Map<String, Item> keys =
        Item.read(source, text)
            .entries(
                "rules",
                "trim",
                "disable",
                "order",
                "mounts",
                "workspace",
                "databases",
                "metastores",
                "fallback");
    return new RuleFile(
        get(keys, "rules", List.of(), RuleFileReader::rules),
        get(keys, "trim", List.of(), trims -> trims.each(RuleFileReader::trim)),
        get(keys, "disable", List.of(), Item::list),
        get(keys, "order", SymlinkOrder.LOCATION, order -> order.oneOf(SymlinkOrder.class)),
        get(keys, "mounts", Map.of(), RuleFileReader::texts),
        Optional.ofNullable(keys.get("workspace")).map(Item::text),
        get(keys, "databases", Map.of(), RuleFileReader::byHost),
        get(keys, "metastores", Map.of(), RuleFileReader::byHost),
        get(keys, "fallback", GENERIC, RuleFileReader::fallback));
  }

  private static List<MappingRule> rules(Item item) {
    Set<String> names = new HashSet<>();
    return item.each(
        each -> {
          MappingRule rule = RuleReader.read(each);
          if (!names.add(rule.name())) {
            throw each.problem(
                "there is a rule '" + rule.name() + "' already; name this otherwise");
          }
          return rule;
        });
  }

  /** The value of a key, or what holds if it is absent. */
  static <T> T get(Map<String, Item> keys, String key, T absent, Function<Item, T> read) {
    return keys.containsKey(key) ? read.apply(keys.get(key)) : absent;
  }

  /** The value of a key that must be there. */
  static Item required(Item parent, Map<String, Item> keys, String key) {
    if (!keys.containsKey(key)) {
      throw parent.problem("'" + key + "' is missing here; add it");
    }
    return keys.get(key);
  }

  /** A regular expression in RE2 syntax. */
  static Expression expression(Item item) {
    try {
      return Expression.compile(item.text());
    } catch (PatternSyntaxException e) {
      throw item.problem(
          "not a regular expression in RE2 syntax (no look-ahead, no back-references): "
              + e.getMessage());
    }
  }

  static Creation creation(Map<String, Item> keys, MissingPolicy missing) {
    return new Creation(
        get(keys, "missing", missing, policy -> policy.oneOf(MissingPolicy.class)),
        get(keys, "collection", "", Item::text));
  }

  private static Creation fallback(Item item) {
    return creation(item.entries("missing", "collection"), GENERIC.missing());
  }

  private static TrimRule trim(Item item) {
    Map<String, Item> keys = item.entries("name", "segments", "contains", "match");
    return new TrimRule(
        required(item, keys, "name").text(),
        get(keys, "segments", 1, RuleFileReader::segments),
        get(keys, "contains", "", Item::text),
        expression(required(item, keys, "match")));
  }

  private static int segments(Item item) {
    if (!item.text().matches("[1-9]")) {
      throw item.problem("'" + item.text() + "' is not a number of segments from 1 to 9");
    }
    return Integer.parseInt(item.text());
  }

  private static Map<String, String> texts(Item item) {
    Map<String, String> texts = new LinkedHashMap<>();
    item.entries().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  private static Map<String, String> byHost(Item item) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts(item).forEach((host, value) -> texts.put(host.toLowerCase(Locale.ROOT), value));
    return texts;
  }
}
