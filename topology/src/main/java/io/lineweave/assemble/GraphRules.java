package io.lineweave.assemble;

import io.lineweave.filter.Decision;
import io.lineweave.filter.Rules;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.yaml.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Which graphs go on, once a run is whole; before that nobody can tell. The file is described in
 * {@code docs/assemble.md}.
 */
public final class GraphRules {
  private static final String BUILT_IN = "graph-filters.yaml";

  private final Rules<GraphField> rules;

  private GraphRules(Rules<GraphField> rules) {
    this.rules = rules;
  }

  /** What holds without a file: no outputs, self-copies and temporary datasets are dropped. */
  public static GraphRules builtIn() {
    try (InputStream in = GraphRules.class.getResourceAsStream(BUILT_IN)) {
      return new GraphRules(read(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the jar has no " + BUILT_IN, e);
    }
  }

  /**
   * Reads a rule file, whose rules stand before the built-in ones.
   *
   * @param source the file's name, for problems
   * @param text its YAML
   * @throws io.lineweave.yaml.RuleFileException with every mistake: line, column and mend
   */
  public static GraphRules parse(String source, String text) {
    return new GraphRules(read(source, text).then(builtIn().rules));
  }

  private static Rules<GraphField> read(String source, String text) {
    Map<String, Item> keys = Item.read(source, text).entries("rules");
    return keys.containsKey("rules")
        ? Rules.read(keys.get("rules"), GraphField.class)
        : Rules.none();
  }

  /** The names of all rules, in their order. */
  public List<String> names() {
    return rules.names();
  }

  Decision decide(LineageGraph graph, Completeness completeness) {
    return rules.decide(new GraphFacts(graph, completeness));
  }
}
