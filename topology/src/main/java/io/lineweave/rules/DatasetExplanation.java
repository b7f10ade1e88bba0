package io.lineweave.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a dataset is named as it is: for each of its names the rule, what the rule knew, and the
 * candidates; then what comes of it all. Plain data, and text for people.
 *
 * @param subject the dataset
 * @param names one per name of the dataset, best first
 * @param mapping the outcome
 */
public record DatasetExplanation(Subject subject, List<NameExplanation> names, Mapping mapping) {

  public DatasetExplanation {
    names = List.copyOf(names);
  }

  /**
   * Why one name of a dataset leads where it leads.
   *
   * @param origin {@code dataset}, {@code mount …} or {@code symlink …}
   * @param canonical namespace and name as rules see them
   * @param rule the rule that applied; empty if none did
   * @param variables what the rule knew: captured groups, parts of the name, defaults
   * @param candidates what it gave, best first
   * @param remarks why other rules failed, and warnings
   */
  public record NameExplanation(
      String origin,
      String canonical,
      String rule,
      SortedMap<String, String> variables,
      List<Candidate> candidates,
      List<String> remarks) {}

  static DatasetExplanation of(Subject subject, Resolution resolution) {
    List<NameExplanation> names =
        resolution.sightings().stream().map(DatasetExplanation::explain).toList();
    return new DatasetExplanation(subject, names, resolution.mapping());
  }

  private static NameExplanation explain(Sighting sighting) {
    Alias alias = sighting.alias();
    return new NameExplanation(
        alias.origin(),
        alias.address().canonical(),
        sighting.rule().map(Rule::name).orElse(""),
        new TreeMap<>(sighting.attempt().variables()),
        sighting.attempt().candidates(),
        sighting.warnings());
  }

  /** The explanation as lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("dataset " + Address.parse(subject.name()).canonical());
    for (NameExplanation name : names) {
      lines.add("  " + name.origin() + ": " + name.canonical());
      lines.add("    rule: " + (name.rule().isEmpty() ? "none" : name.rule()));
      name.variables().entrySet().forEach(variable -> lines.add(variable(variable)));
      name.remarks().forEach(remark -> lines.add("    remark: " + remark));
    }
    lines.add("  candidates (first existing one wins):");
    mapping.candidates().forEach(candidate -> lines.add(candidate(candidate)));
    lines.add("  if none exists: " + missing());
    mapping.warnings().forEach(warning -> lines.add("  warning: " + warning));
    return lines;
  }

  private static String variable(Map.Entry<String, String> variable) {
    return "      " + variable.getKey() + " = " + variable.getValue();
  }

  private static String candidate(Candidate candidate) {
    String kind = candidate.pattern() ? ", resource set: never created" : "";
    return "    "
        + candidate.asset().typeName()
        + " "
        + candidate.asset().qualifiedName()
        + "  (rule "
        + candidate.rule()
        + kind
        + ")";
  }

  private String missing() {
    String collection =
        mapping.collection().isEmpty() ? "" : ", collection " + mapping.collection();
    return switch (mapping.policy()) {
      case TYPED -> "create " + mapping.created().asset().typeName() + collection;
      case PLACEHOLDER -> "create a placeholder" + collection;
      case SKIP -> "leave it out";
    };
  }
}
