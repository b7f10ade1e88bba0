package io.lineweave.rules;

import java.util.List;

/** The trimming rules in force: from a file or folder to the dataset that it belongs to. */
record Trimming(List<TrimRule> rules) {

  Trimming {
    rules = List.copyOf(rules);
  }

  /** Trims until no rule finds anything more; the root is an empty path. */
  String trim(String path) {
    String trimmed = path;
    int before;
    do {
      before = trimmed.length();
      for (TrimRule rule : rules) {
        trimmed = trimmed.isEmpty() ? trimmed : rule.trim(trimmed);
      }
    } while (trimmed.length() < before);
    return trimmed;
  }
}
