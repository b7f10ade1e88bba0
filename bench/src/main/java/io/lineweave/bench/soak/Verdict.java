package io.lineweave.bench.soak;

import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import io.lineweave.sandbox.load.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether all is as without faults.
 *
 * @param runs how many were sent
 * @param lost the runs whose receipt, process or edges are not what they must be, and what they are
 * @param surplus entities that should not be there: second ones of a name, and unknown names
 * @param deadLetters what was set aside, of which there should be nothing
 */
record Verdict(
    int runs, SortedMap<Integer, String> lost, List<AssetName> surplus, List<String> deadLetters) {
  private static final int SHOWN = 20;

  /** Compares receipts and catalogue with what the runs must lead to. */
  static Verdict of(
      Workload sent,
      Account account,
      List<ProcessLineage> processes,
      List<AssetName> entities,
      List<String> deadLetters) {
    SortedMap<Integer, String> lost = new TreeMap<>(account.wrong(sent));
    sent.differences(processes)
        .forEach((run, there) -> lost.merge(run, inCatalogue(there), "%s; %s"::formatted));
    return new Verdict(sent.runs(), lost, surplus(sent, entities), deadLetters);
  }

  private static String inCatalogue(List<ProcessLineage> there) {
    return there.stream()
        .map(each -> "%s of %s".formatted(each.process().qualifiedName(), each.inputs()))
        .collect(Collectors.joining(", ", "the catalogue has [", "]"));
  }

  private static List<AssetName> surplus(Workload sent, List<AssetName> entities) {
    Set<AssetName> expected = new HashSet<>(sent.entities());
    List<AssetName> surplus = new ArrayList<>(entities);
    surplus.removeIf(expected::remove);
    return surplus;
  }

  /** 0 only if nothing is wrong. */
  int exitCode() {
    return lost.isEmpty() && surplus.isEmpty() && deadLetters.isEmpty() ? 0 : 1;
  }

  /** What is wrong, the first of each kind, and in the last line the numbers. */
  List<String> lines() {
    Stream<String> wrong =
        lost.entrySet().stream().map(run -> "lost run " + run.getKey() + ": " + run.getValue());
    Stream<String> more = surplus.stream().map(name -> "surplus entity: " + name);
    Stream<String> last =
        Stream.of(
            "%d runs, %d lost, %d duplicate entities".formatted(runs, lost.size(), surplus.size()));
    return Stream.of(wrong.limit(SHOWN), more.limit(SHOWN), deadLetters.stream().limit(SHOWN), last)
        .flatMap(lines -> lines)
        .toList();
  }
}
