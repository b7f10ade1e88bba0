package io.lineweave.sandbox.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is missing from a report, or too much, in words. */
public final class Differences {
  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** One line for each difference; empty if everything is as expected. */
  public static List<String> between(LineageReport expected, LineageReport found) {
    Differences differences = new Differences();
    differences.compareProcesses(byName(expected), byName(found));
    differences.compareRuns(expected.runs(), found.runs());
    return List.copyOf(differences.lines);
  }

  private void compareProcesses(
      Map<String, FoundProcess> expected, Map<String, FoundProcess> found) {
    compareAll("process", expected.keySet(), found.keySet());
    expected.forEach(
        (name, process) ->
            Optional.ofNullable(found.get(name)).ifPresent(other -> compare(process, other)));
  }

  private void compare(FoundProcess expected, FoundProcess found) {
    String process = "process " + expected.qualifiedName() + ": ";
    compareAll(process + "input", expected.inputs(), found.inputs());
    compareAll(process + "output", expected.outputs(), found.outputs());
    compareAll(process + "column", expected.columns(), found.columns());
    if (!expected.typeName().equals(found.typeName())) {
      lines.add(process + "type is " + found.typeName() + ", not " + expected.typeName());
    }
    if (!expected.name().equals(found.name())) {
      lines.add(process + "name is " + found.name() + ", not " + expected.name());
    }
  }

  private void compareRuns(Map<String, String> expected, Map<String, String> found) {
    compareAll("run", expected.keySet(), found.keySet());
    expected.forEach(
        (run, state) -> {
          String other = found.getOrDefault(run, state);
          if (!other.equals(state)) {
            lines.add("run " + run + " is " + other + ", not " + state);
          }
        });
  }

  private void compareAll(String what, Collection<?> expected, Collection<?> found) {
    expected.stream()
        .filter(one -> !found.contains(one))
        .forEach(one -> lines.add(what + " is missing: " + one));
    found.stream()
        .filter(one -> !expected.contains(one))
        .forEach(one -> lines.add(what + " is not expected: " + one));
  }

  private static Map<String, FoundProcess> byName(LineageReport report) {
    Map<String, FoundProcess> byName = new TreeMap<>();
    report.processes().forEach(process -> byName.put(process.qualifiedName(), process));
    return byName;
  }
}
