package io.lineweave.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Text with variables between braces, each perhaps with a form: {@code table}, {@code table:upper},
 * {@code table:lower}. A doubled brace stands for the brace itself.
 */
final class Template {
  private enum Form {
    AS_IS,
    UPPER,
    LOWER;

    String apply(String value) {
      return switch (this) {
        case AS_IS -> value;
        case UPPER -> value.toUpperCase(Locale.ROOT);
        case LOWER -> value.toLowerCase(Locale.ROOT);
      };
    }
  }

  /** Literal text, then perhaps a variable (empty if none follows). */
  private record Part(String literal, String variable, Form form) {}

  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException with what is wrong, in words
   */
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        i += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        parts.add(variable(literal.toString(), end < 0 ? "" : text.substring(i + 1, end)));
        literal.setLength(0);
        i = end + 1;
      } else {
        literal.append(c);
        i++;
      }
    }
    parts.add(new Part(literal.toString(), "", Form.AS_IS));
    return new Template(text, parts);
  }

  private static Part variable(String literal, String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String form = colon < 0 ? "" : text.substring(colon + 1);
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a '{' is not closed or names nothing; write {{ for a brace");
    }
    return switch (form) {
      case "" -> new Part(literal, name, Form.AS_IS);
      case "upper" -> new Part(literal, name, Form.UPPER);
      case "lower" -> new Part(literal, name, Form.LOWER);
      default -> throw new IllegalArgumentException("'" + form + "' is not one of upper, lower");
    };
  }

  /** As it was written. */
  String text() {
    return text;
  }

  /** The names of the variables. */
  Set<String> variables() {
    Set<String> names = new TreeSet<>();
    parts.stream().map(Part::variable).filter(name -> !name.isEmpty()).forEach(names::add);
    return names;
  }

  /** The text, unless a variable is missing or empty. */
  Optional<String> fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder(96);
    for (Part part : parts) {
      filled.append(part.literal);
      if (!part.variable.isEmpty()) {
        String value = values.getOrDefault(part.variable, "");
        if (value.isEmpty()) {
          return Optional.empty();
        }
        filled.append(part.form.apply(value));
      }
    }
    return Optional.of(filled.toString());
  }
}
