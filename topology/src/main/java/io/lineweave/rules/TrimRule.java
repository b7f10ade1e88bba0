package io.lineweave.rules;

import com.google.re2j.Pattern;

/**
 * Cuts the end of a path that is not part of the dataset: a partition, a date folder, a part file.
 *
 * @param name of the rule
 * @param segments how many last segments are looked at together
 * @param pattern what they must match, whole
 */
record TrimRule(String name, int segments, Pattern pattern) {

  /** The path without the segments, or the path itself. */
  String trim(String path) {
    int tail = Paths.tail(path, segments);
    boolean matches = tail >= 0 && pattern.matches(path.substring(tail));
    return matches ? path.substring(0, Math.max(0, tail - 1)) : path;
  }
}
