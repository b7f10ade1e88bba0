package io.lineweave.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of a JDBC URL or query string. Keys are in lower case; synonyms are folded ({@code
 * databaseName}, {@code db} and {@code initial catalog} are {@code database}).
 */
final class Parameters {
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "databasename", "database",
          "db", "database",
          "dbname", "database",
          "initialcatalog", "database",
          "currentschema", "schema",
          "instancename", "instance");

  private Parameters() {}

  static Map<String, String> parse(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : text.split("[?;&]", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        add(parameters, pair.substring(0, equals), pair.substring(equals + 1).strip());
      }
    }
    return parameters;
  }

  private static void add(Map<String, String> parameters, String written, String text) {
    String key = written.replace(" ", "").toLowerCase(Locale.ROOT);
    boolean braced = text.startsWith("{") && text.endsWith("}");
    String value = braced ? text.substring(1, text.length() - 1) : text;
    if (!value.isEmpty()) {
      parameters.putIfAbsent(SYNONYMS.getOrDefault(key, key), value);
    }
  }
}
