package io.lineweave.filter;

import io.lineweave.yaml.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads rules from YAML, with a mend for every mistake. */
final class RulesReader<F extends Enum<F>> {
  /** Names become labels of metrics: few, short and plain. */
  private static final int MOST_RULES = 200;

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Map<String, F> fields;
  private final Set<String> names = new HashSet<>();

  RulesReader(Class<F> fields) {
    this.fields = new LinkedHashMap<>();
    Stream.of(fields.getEnumConstants()).forEach(it -> this.fields.put(Item.spelling(it), it));
  }

  List<Rule<F>> read(Item list) {
    if (list.list().size() > MOST_RULES) {
      throw list.problem("more than " + MOST_RULES + " rules; join some of them");
    }
    return list.each(this::rule);
  }

  private Rule<F> rule(Item item) {
    Map<String, Item> keys = item.entries("name", "action", "when");
    String name = name(required(item, keys, "name"));
    Action action = required(item, keys, "action").oneOf(Action.class);
    return new Rule<>(name, action, conditions(required(item, keys, "when")));
  }

  private static Item required(Item rule, Map<String, Item> keys, String key) {
    if (!keys.containsKey(key)) {
      throw rule.problem("'" + key + "' is missing; a rule has name, action and when");
    }
    return keys.get(key);
  }

  private String name(Item item) {
    String name = item.text();
    if (!name.matches(NAME) || name.equals(Rules.NO_RULE)) {
      throw item.problem(
          "'" + name + "' is no name for a rule; use letters, digits, '.', '_', '-', at most 64");
    }
    if (!names.add(name)) {
      throw item.problem("there is a rule '" + name + "' already; use another name");
    }
    return name;
  }

  private List<Condition<F>> conditions(Item item) {
    List<Condition<F>> conditions = new ArrayList<>();
    Map<String, Item> entries = item.entries(fields.keySet().toArray(String[]::new));
    entries.forEach((key, value) -> conditions.add(new Condition<>(fields.get(key), globs(value))));
    if (conditions.isEmpty()) {
      throw item.problem(
          "no condition; name at least one of " + String.join(", ", fields.keySet()));
    }
    return conditions;
  }

  private static List<Glob> globs(Item item) {
    return item.list().stream().map(RulesReader::glob).toList();
  }

  private static Glob glob(Item item) {
    if (item.text().isEmpty()) {
      throw item.problem("no pattern; write one, '*' for any value or [] for none");
    }
    return Glob.ignoringCase(item.text());
  }
}
