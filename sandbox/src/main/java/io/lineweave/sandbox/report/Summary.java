package io.lineweave.sandbox.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report in lines for people. */
public final class Summary {
  private Summary() {}

  /** Each process with what goes in and out, and its columns where there are any. */
  public static List<String> of(LineageReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Lineage in the catalogue: " + report.processes().size() + " processes");
    report.processes().forEach(process -> lines.addAll(of(process)));
    lines.add("");
    lines.add("Runs: " + states(report));
    return lines;
  }

  /** One process with what goes in and out, after an empty line. */
  public static List<String> of(FoundProcess process) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(process.name() + "  (" + process.typeName() + ")");
    lines.add("  " + process.qualifiedName());
    process.inputs().forEach(input -> lines.add("    in   " + input));
    process.outputs().forEach(output -> lines.add("    out  " + output));
    columnsByTarget(process)
        .forEach((target, sources) -> lines.add("    col  " + target + "  <-  " + sources));
    return lines;
  }

  private static Map<String, String> columnsByTarget(FoundProcess process) {
    return process.columns().stream()
        .collect(
            Collectors.groupingBy(
                edge -> edge.to().column(),
                TreeMap::new,
                Collectors.mapping(
                    edge -> lastPart(edge.from().asset()) + "." + edge.from().column(),
                    Collectors.joining(", "))));
  }

  /** Short enough for a line; the whole name stands among the inputs. */
  private static String lastPart(String qualifiedName) {
    return qualifiedName.substring(
        Math.max(qualifiedName.lastIndexOf('/'), qualifiedName.lastIndexOf('#')) + 1);
  }

  private static String states(LineageReport report) {
    Map<String, Long> counts =
        report.runs().values().stream()
            .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
    if (counts.isEmpty()) {
      return "none";
    }
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }
}
