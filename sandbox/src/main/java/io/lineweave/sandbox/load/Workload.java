package io.lineweave.sandbox.load;

import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many runs: of each job several, of which each reads another input, so that an old run that wins
 * over a newer one is seen in the edges. Runs are numbered from 0, round after round of all jobs.
 *
 * @param name begins the name of every job; two workloads of one catalogue must differ in it
 * @param jobs how many
 * @param runs how many, of all jobs together
 */
public record Workload(String name, int jobs, int runs) {
  private static final String LAKE = "https://contoso.dfs.core.windows.net/lake/";

  /** Rounds of runs of so many jobs. */
  public static Workload of(String name, int jobs, int rounds) {
    return new Workload(name, jobs, jobs * rounds);
  }

  /** One of the runs. */
  public EventJson run(int number) {
    UUID id = new UUID(name.hashCode(), number);
    return new EventJson(id, name + "_" + number % jobs, number / jobs);
  }

  /** The number of a run; empty if it is none of these. */
  public OptionalInt number(String id) {
    UUID run = UUID.fromString(id);
    long number = run.getLeastSignificantBits();
    return run.getMostSignificantBits() == name.hashCode() && number >= 0 && number < runs
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  /** The first so many of these runs. */
  public Workload first(int count) {
    return new Workload(name, jobs, count);
  }

  /** Every entity that the catalogue may hold after these runs. */
  public Set<AssetName> entities() {
    return IntStream.range(0, runs)
        .mapToObj(this::process)
        .flatMap(
            process -> Stream.of(List.of(process.process()), process.inputs(), process.outputs()))
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /** The events of some of the runs: all beginnings, then all ends. */
  public List<String> events(int from, int to) {
    return Stream.concat(
            IntStream.range(from, to).mapToObj(this::run).map(EventJson::start),
            IntStream.range(from, to).mapToObj(this::run).map(EventJson::complete))
        .toList();
  }

  /** All events. */
  public List<String> events() {
    return events(0, runs);
  }

  /** The ids of the runs. */
  public List<String> ids() {
    return IntStream.range(0, runs).mapToObj(number -> run(number).run().toString()).toList();
  }

  /** Whether a run is the last one of its job, whose edges stay. */
  public boolean isLast(int number) {
    return number >= runs - jobs;
  }

  /** The process that a run makes: what the catalogue holds if nothing comes after it. */
  public ProcessLineage process(int number) {
    EventJson run = run(number);
    AssetName output = path(run.job() + "/out");
    return new ProcessLineage(
        new AssetName(
            "azure_synapse_operation",
            "openlineage://tests/" + run.job() + "#" + output.qualifiedName()),
        run.job() + " -> out",
        List.of(path(run.job() + "/" + run.input())),
        List.of(output),
        "[]");
  }

  /**
   * In what a catalogue differs from one where every process of this workload stands once, with the
   * edges of its job's last run.
   *
   * @param found all processes that it holds; those of other workloads are left aside
   * @return the number of the last run of each job that is not as it must be, and what is there
   */
  public SortedMap<Integer, List<ProcessLineage>> differences(Collection<ProcessLineage> found) {
    Map<List<AssetName>, List<ProcessLineage>> byOutput =
        found.stream().collect(Collectors.groupingBy(ProcessLineage::outputs));
    SortedMap<Integer, List<ProcessLineage>> wrong = new TreeMap<>();
    for (int last = Math.max(0, runs - jobs); last < runs; last++) {
      ProcessLineage wanted = process(last);
      List<ProcessLineage> there = byOutput.getOrDefault(wanted.outputs(), List.of());
      if (!there.equals(List.of(wanted))) {
        wrong.put(last, there);
      }
    }
    return wrong;
  }

  private static AssetName path(String name) {
    return new AssetName("azure_datalake_gen2_path", LAKE + name);
  }
}
