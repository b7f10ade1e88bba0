package io.lineweave.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rule of the accelerator's mapping file.
 *
 * @param name its label
 * @param conditions all must hold, tested from the left
 * @param qualifiedName its template
 * @param type an Atlas type
 */
record AcceleratorRule(String name, List<Condition> conditions, String qualifiedName, String type) {
  private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)\\}");

  AcceleratorRule {
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition.
   *
   * @param variable what is tested
   * @param operator {@code =}, {@code !=}, {@code contains}, {@code >} or {@code <}; anything else
   *     never holds
   * @param literal what it is tested against
   */
  record Condition(AcceleratorVariable variable, String operator, String literal) {

    boolean holds(AcceleratorName name, Optional<String> workspace) throws AcceleratorFault {
      String value = variable.value(name, workspace);
      return switch (operator) {
        case "=" -> value.equals(literal);
        case "!=" -> !value.equals(literal);
        case "contains" -> value.contains(literal);
        case ">" -> number(value) > number(literal);
        case "<" -> number(value) < number(literal);
        default -> false;
      };
    }

    private static int number(String text) throws AcceleratorFault {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException e) {
        throw new AcceleratorFault("'" + text + "' is not a number");
      }
    }
  }

  boolean holds(AcceleratorName name, Optional<String> workspace) throws AcceleratorFault {
    for (Condition condition : conditions) {
      if (!condition.holds(name, workspace)) {
        return false;
      }
    }
    return true;
  }

  /** The qualified name: one token after the other replaces the first that is still there. */
  String fill(AcceleratorName name, Optional<String> workspace) throws AcceleratorFault {
    String text = qualifiedName;
    for (String token : tokens()) {
      String value = AcceleratorVariable.parse(token).value(name, workspace);
      Matcher first = TOKEN.matcher(text);
      if (first.find()) {
        text =
            text.substring(0, first.start())
                + substituted(value, first.group())
                + text.substring(first.end());
      }
    }
    return withoutTrailingSlashes(text);
  }

  private static String withoutTrailingSlashes(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private List<String> tokens() {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(qualifiedName);
    while (matcher.find()) {
      tokens.add(matcher.group(1));
    }
    return tokens;
  }

  /** .NET interprets these in a replacement, so the accelerator does too. */
  private static String substituted(String value, String token) {
    return value.replace("$&", token).replace("$0", token).replace("$$", "$");
  }
}
