package io.lineweave.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's own table of expectations, checked against the rules.
 *
 * <p>Tab-separated with a header line; columns: OpenLineage namespace, name, context (JSON with
 * {@code mounts}, {@code databricksWorkspace}, {@code symlinks}, {@code datasetType}, {@code
 * storageLayer}, {@code topic}, or empty), Purview type, qualified name, source. Further columns
 * are ignored, and so are empty lines and lines that begin with {@code #}. The expected asset must
 * be the first candidate that is not a resource set, or a resource set among the candidates. A type
 * written {@code !type} must not be among the candidates.
 */
public final class ExpectationTable {
  private final String text;

  private ExpectationTable(String text) {
    this.text = text;
  }

  /** A table from the whole text of a file. */
  public static ExpectationTable of(String text) {
    return new ExpectationTable(text);
  }

  /**
   * What came of it.
   *
   * @param lines for each failed row what was expected (-) and what the rules say (+), then the
   *     summary {@code N passed, M failed}
   */
  public record Report(int passed, int failed, List<String> lines) {

    public Report {
      lines = List.copyOf(lines);
    }
  }

  /** Checks every row; a row that cannot be read has failed. */
  public Report check(MappingRules rules) {
    List<String> lines = new ArrayList<>();
    int passed = 0;
    int failed = 0;
    List<String> rows = text.lines().toList();
    for (int i = 1; i < rows.size(); i++) {
      if (!isIgnored(rows.get(i))) {
        List<String> difference = check(i + 1, rows.get(i), rules);
        passed += difference.isEmpty() ? 1 : 0;
        failed += difference.isEmpty() ? 0 : 1;
        lines.addAll(difference);
      }
    }
    lines.add(passed + " passed, " + failed + " failed");
    return new Report(passed, failed, lines);
  }

  private static boolean isIgnored(String row) {
    return row.isBlank() || row.startsWith("#");
  }

  private static List<String> check(int line, String row, MappingRules rules) {
    Expectation expectation;
    try {
      expectation = Expectation.parse(line, row);
    } catch (IllegalArgumentException e) {
      return List.of("@ line " + line + ": " + e.getMessage());
    }
    Mapping mapping = rules.map(expectation.subject());
    return expectation.isMetBy(mapping) ? List.of() : difference(expectation, mapping);
  }

  private static List<String> difference(Expectation expectation, Mapping mapping) {
    List<String> lines = new ArrayList<>();
    String dataset = Address.parse(expectation.subject().name()).canonical();
    lines.add("@ line " + expectation.line() + ": " + dataset);
    lines.add("- " + expectation.type() + " " + expectation.qualifiedName());
    mapping.candidates().forEach(candidate -> lines.add(describe(candidate)));
    mapping.warnings().forEach(warning -> lines.add("  warning: " + warning));
    return lines;
  }

  private static String describe(Candidate candidate) {
    return "+ "
        + candidate.asset().typeName()
        + " "
        + candidate.asset().qualifiedName()
        + "  (rule "
        + candidate.rule()
        + (candidate.pattern() ? ", resource set)" : ")");
  }
}
