package io.lineweave.rules;

import static io.lineweave.rules.RuleFileReader.get;

import io.lineweave.yaml.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads when a rule applies. */
final class MatchReader {
  private static final List<String> OTHER_KEYS = List.of("scheme", "hostEndsWith", "symlink");

  private MatchReader() {}

  static Matching read(Item item) {
    Map<String, Item> keys = item.entries(known());
    Map<Part, Expression> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      if (keys.containsKey(part.key())) {
        parts.put(part, RuleFileReader.expression(keys.get(part.key())));
      }
    }
    if (keys.isEmpty()) {
      throw item.problem("a rule must match something; give a scheme, a namespace or a name");
    }
    return new Matching(
        Set.copyOf(lower(get(keys, "scheme", List.of(), Item::texts))),
        lower(get(keys, "hostEndsWith", List.of(), Item::texts)),
        parts,
        get(keys, "symlink", List.of(), symlinks -> symlinks.each(MatchReader::symlink)));
  }

  private static String[] known() {
    List<String> known = new ArrayList<>(OTHER_KEYS);
    Arrays.stream(Part.values()).map(Part::key).forEach(known::add);
    return known.toArray(String[]::new);
  }

  private static List<String> lower(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toList());
  }

  private static SymlinkMatching symlink(Item item) {
    Map<String, Item> keys = item.entries("type", "namespace", "name");
    return new SymlinkMatching(
        get(keys, "type", "", Item::text),
        Optional.ofNullable(keys.get("namespace")).map(RuleFileReader::expression),
        Optional.ofNullable(keys.get("name")).map(RuleFileReader::expression));
  }
}
