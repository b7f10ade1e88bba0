package io.lineweave.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A regular expression for the whole of a text. Takes linear time, whatever the text. */
final class Expression {
  private final Pattern pattern;
  private final List<Map.Entry<String, Integer>> groups;

  private Expression(Pattern pattern) {
    this.pattern = pattern;
    this.groups =
        pattern.namedGroups().entrySet().stream()
            .sorted(Comparator.comparing(Map.Entry::getValue))
            .toList();
  }

  /**
   * Compiles an expression in RE2 syntax.
   *
   * @throws com.google.re2j.PatternSyntaxException if it is none
   */
  static Expression compile(String text) {
    return new Expression(Pattern.compile(text));
  }

  /** The names of its groups, which a template may use. */
  List<String> groups() {
    return groups.stream().map(Map.Entry::getKey).toList();
  }

  String text() {
    return pattern.pattern();
  }

  boolean matches(String text) {
    return pattern.pattern().isEmpty() ? text.isEmpty() : pattern.matches(text);
  }

  /** Whether the text matches; named groups that are not empty go into {@code captured}. */
  boolean capture(String text, Map<String, String> captured) {
    if (groups.isEmpty()) {
      return matches(text);
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    for (Map.Entry<String, Integer> group : groups) {
      String value = matcher.group(group.getValue());
      if (value != null && !value.isEmpty()) {
        captured.put(group.getKey(), value);
      }
    }
    return true;
  }
}
