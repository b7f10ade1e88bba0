package io.lineweave.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a table as people and tools write it: {@code db.schema.table}, {@code
 * [schema].[table]}, with quotes or back-ticks. Parts keep their case; an empty part means the
 * default.
 */
final class TableName {
  /** What Spark's connectors say in place of a table when a query was read. */
  private static final String QUERY = "COMPLEX";

  private static final Pattern STATEMENT =
      Pattern.compile("(?is)(?:select|with|insert|update|delete|merge|exec|call)\\s.*");

  /** Never in a name unless quoted: this is SQL. */
  private static final String FOREIGN = "();\n\r\t\u0000";

  private static final char NONE = '\uffff';

  private TableName() {}

  /** The parts, outermost first; empty if this is a query or anything else but a table. */
  static Optional<List<String>> parse(String name) {
    List<String> parts = new ArrayList<>(4);
    StringBuilder part = new StringBuilder();
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i);
      int close = name.indexOf(closing(c), i + 1);
      if (closing(c) != NONE && close > 0) {
        i = readQuoted(name, i + 1, part);
      } else if (FOREIGN.indexOf(c) >= 0) {
        return Optional.empty();
      } else if (c == '.') {
        parts.add(part.toString().strip());
        part.setLength(0);
        i++;
      } else {
        part.append(c);
        i++;
      }
    }
    parts.add(part.toString().strip());
    return isTable(name, parts.get(parts.size() - 1)) ? Optional.of(parts) : Optional.empty();
  }

  private static boolean isTable(String name, String last) {
    return !last.isEmpty() && !isQuery(name) && !STATEMENT.matches(name);
  }

  /** Whether a name stands for a query: {@code COMPLEX}, {@code db.COMPLEX}, {@code db/COMPLEX}. */
  static boolean isQuery(String name) {
    int start = name.length() - QUERY.length();
    boolean whole = start == 0 || (start > 0 && "./".indexOf(name.charAt(start - 1)) >= 0);
    return whole && name.endsWith(QUERY);
  }

  private static char closing(char open) {
    return switch (open) {
      case '[' -> ']';
      case '"', '`' -> open;
      default -> NONE;
    };
  }

  /** Reads up to the closing quote, a doubled one being part of the name; says what comes next. */
  private static int readQuoted(String name, int start, StringBuilder part) {
    char close = closing(name.charAt(start - 1));
    int i = start;
    while (i < name.length()) {
      char c = name.charAt(i++);
      if (c != close) {
        part.append(c);
      } else if (i < name.length() && name.charAt(i) == close) {
        part.append(c);
        i++;
      } else {
        return i;
      }
    }
    return i;
  }
}
