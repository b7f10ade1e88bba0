package io.lineweave.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The rules in force as a table for people.
 *
 * @param rows in the order in which the rules are tried
 */
public record RuleTable(List<Row> rows) {

  public RuleTable {
    rows = List.copyOf(rows);
  }

  /**
   * One type that a rule may lead to, and the pattern of its names.
   *
   * @param confidence how sure the pattern is: A, B, C or own
   * @param pattern template of the qualified name
   * @param missing what happens if the catalogue has no such asset
   */
  public record Row(
      String rule,
      String store,
      String type,
      String pattern,
      String confidence,
      String missing,
      String note) {}

  static RuleTable of(List<Rule> rules) {
    List<Row> rows = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof MappingRule mapping) {
        rows.addAll(rows(mapping));
      } else {
        rows.add(new Row(rule.name(), "as the imported file says", "", "", "", missing(rule), ""));
      }
    }
    return new RuleTable(rows);
  }

  private static List<Row> rows(MappingRule rule) {
    return rule.candidates().stream().map(candidate -> row(rule, candidate)).toList();
  }

  private static Row row(MappingRule rule, CandidateTemplate candidate) {
    return new Row(
        rule.name(),
        rule.about().store(),
        candidate.type(),
        candidate.qualifiedName().text(),
        rule.about().confidence() == Confidence.OWN ? "own" : rule.about().confidence().name(),
        missing(rule),
        rule.about().note());
  }

  private static String missing(Rule rule) {
    return rule.creation().missing().name().toLowerCase(Locale.ROOT);
  }

  /** A Markdown table, one row per rule: its candidates stand below each other. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| rule | store | types and qualified names, best first | confidence | if missing |\n");
    text.append("|---|---|---|---|---|\n");
    rows.stream()
        .collect(Collectors.groupingBy(Row::rule, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(group -> text.append(line(group)));
    return text.toString();
  }

  private static String line(List<Row> group) {
    Row first = group.get(0);
    String names =
        group.stream()
            .map(row -> row.type() + " `" + row.pattern() + "`")
            .collect(Collectors.joining("<br>"));
    String note = first.note().isEmpty() ? "" : "<br>" + first.note();
    return "| `"
        + String.join("` | ", first.rule(), first.store() + note)
        + " | "
        + String.join(" | ", names, first.confidence(), first.missing())
        + " |\n";
  }
}
