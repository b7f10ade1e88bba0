package io.lineweave.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trimming rules in force: from a file or folder to the dataset that it belongs to. */
final class Trimming {
  /** One expression for all rules that look at so many segments: they are asked very often. */
  private final Map<Integer, Expression> bySegments;

  Trimming(List<TrimRule> rules) {
    Map<Integer, String> texts =
        rules.stream()
            .collect(
                Collectors.toMap(
                    TrimRule::segments,
                    rule -> "(?:" + rule.expression().text() + ")",
                    (one, other) -> one + "|" + other,
                    TreeMap::new));
    this.bySegments = new TreeMap<>();
    texts.forEach((segments, text) -> bySegments.put(segments, Expression.compile(text)));
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
    for (Map.Entry<Integer, Expression> rules : bySegments.entrySet()) {
      int tail = path.isEmpty() ? -1 : Paths.tail(path, rules.getKey());
      if (tail >= 0 && rules.getValue().matches(path.substring(tail))) {
        return path.substring(0, Math.max(0, tail - 1));
      }
    }
    return path;
  }
}
