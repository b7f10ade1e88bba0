package io.lineweave.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a rule reads the name of a dataset: which variables it makes of it. */
sealed interface Reading {

  /** Adds the variables; says in words why it cannot, if so. */
  Optional<String> read(Alias alias, Map<String, String> variables);

  /** The variables that it may make. */
  List<String> variables();

  /** Not at all: the rule's own expressions do. */
  record Nothing() implements Reading {
    @Override
    public Optional<String> read(Alias alias, Map<String, String> variables) {
      boolean query = TableName.isQuery(alias.address().name());
      return query ? Optional.of("a query was read, not a table") : Optional.empty();
    }

    @Override
    public List<String> variables() {
      return List.of();
    }
  }

  /** As a path: {@code path} is what stands below the authority, trimmed to the dataset. */
  record Path() implements Reading {
    @Override
    public Optional<String> read(Alias alias, Map<String, String> variables) {
      if (!alias.path().isEmpty()) {
        variables.put("path", alias.path());
      }
      return Optional.empty();
    }

    @Override
    public List<String> variables() {
      return List.of("path");
    }
  }

  /**
   * As a table: the parts of the name fill the levels from the right.
   *
   * @param levels variables, the table last; {@code _} reads a part and forgets it
   */
  record Table(List<String> levels) implements Reading {
    static final String FORGET = "_";

    public Table {
      levels = List.copyOf(levels);
    }

    @Override
    public Optional<String> read(Alias alias, Map<String, String> variables) {
      String name = alias.address().name();
      List<String> parts = TableName.parse(name).orElse(List.of());
      if (parts.isEmpty()) {
        return Optional.of(quoted(name) + " is not the name of a table");
      }
      if (parts.size() > levels.size()) {
        return Optional.of(quoted(name) + " has more parts than " + String.join(".", levels));
      }
      int offset = levels.size() - parts.size();
      for (int i = 0; i < parts.size(); i++) {
        put(variables, levels.get(offset + i), parts.get(i));
      }
      return Optional.empty();
    }

    @Override
    public List<String> variables() {
      return levels;
    }

    private static String quoted(String name) {
      return "'" + (name.length() > 80 ? name.substring(0, 80) + "…" : name) + "'";
    }

    private static void put(Map<String, String> variables, String level, String part) {
      if (!part.isEmpty() && !level.equals(FORGET)) {
        variables.put(level, part);
      }
    }
  }
}
