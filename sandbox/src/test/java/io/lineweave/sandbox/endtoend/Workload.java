package io.lineweave.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Many runs: of each job several, of which each reads another input, so that an old run that wins
 * over a newer one is seen in the edges.
 */
record Workload(String name, List<EventJson> runs) {

  /** Runs of so many jobs, round after round. */
  static Workload of(String name, int jobs, int rounds) {
    List<EventJson> runs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int job = 0; job < jobs; job++) {
        runs.add(EventJson.newRun(name + "_" + job, round));
      }
    }
    return new Workload(name, runs);
  }

  /** The events of some of the runs: all beginnings, then all ends. */
  List<String> events(int from, int to) {
    List<EventJson> part = runs.subList(from, to);
    return Stream.concat(
            part.stream().map(EventJson::start), part.stream().map(EventJson::complete))
        .toList();
  }

  /** All events. */
  List<String> events() {
    return events(0, runs.size());
  }

  /** The ids of the runs. */
  List<String> ids() {
    return runs.stream().map(run -> run.run().toString()).toList();
  }

  /** Every process stands there once, with the edges of its job's last run. */
  void assertWovenIn(LocalCatalogue catalogue) {
    int last = runs.get(runs.size() - 1).round();
    assertThat(catalogue.processes())
        .filteredOn(process -> process.outputs().toString().contains("/lake/" + name + "_"))
        .extracting(Workload::edges)
        .containsExactlyInAnyOrderElementsOf(
            runs.stream()
                .filter(run -> run.round() == last)
                .map(run -> "[%1$s/%2$s] -> [%1$s/out]".formatted(run.job(), run.input()))
                .toList());
    assertThat(catalogue.duplicates()).isEmpty();
  }

  private static String edges(ProcessLineage process) {
    return paths(process.inputs()) + " -> " + paths(process.outputs());
  }

  private static List<String> paths(List<AssetName> assets) {
    return assets.stream()
        .map(asset -> asset.qualifiedName().replaceFirst(".*/lake/", ""))
        .toList();
  }
}
