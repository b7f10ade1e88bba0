package io.lineweave.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trimming rules in force: from a file or folder to the dataset that it belongs to. */
final class Trimming {
  /** Those without a quick test are tested together, since every path asks them all. */
  private final List<TrimRule> rules;

  Trimming(List<TrimRule> rules) {
    this.rules =
        new ArrayList<>(rules.stream().filter(rule -> !rule.contains().isEmpty()).toList());
    rules.stream()
        .filter(rule -> rule.contains().isEmpty())
        .collect(Collectors.groupingBy(TrimRule::segments, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(group -> this.rules.add(TrimRule.anyOf(group)));
  }

  /** Trims until no rule finds anything more; the root is an empty path. */
  String trim(String path) {
    String trimmed = path;
    String before;
    do {
      before = trimmed;
      trimmed = trimOnce(before);
    } while (trimmed.length() < before.length());
    return trimmed;
  }

  private String trimOnce(String path) {
    for (TrimRule rule : rules) {
      int tail = path.isEmpty() ? -1 : Paths.tail(path, rule.segments());
      if (tail >= 0 && rule.test(path.substring(tail))) {
        return path.substring(0, Math.max(0, tail - 1));
      }
    }
    return path;
  }
}
