package io.lineweave.assemble;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What assembly would make of some events if nothing were to come after them and every wait were
 * over. For {@code explain}: needs no store and no clock.
 *
 * @param graph all that is known of a run; or of the job or dataset of an event without a run
 * @param key of the record in which it would go on
 * @param outcome an {@link Emission.Graph}, or the {@link Emission.Status} of one that ends here
 */
public record Rehearsal(LineageGraph graph, String key, Emission outcome) {

  /** One for each run, and one for each event without a run, in the order of their first events. */
  public static List<Rehearsal> of(Collection<LineageGraph> events, AssembleSettings settings) {
    var meters = new AssembleMeters(new SimpleMeterRegistry(), settings.filters());
    Ending ending = new Ending(settings, () -> Instant.EPOCH, meters);
    List<Rehearsal> all = new ArrayList<>();
    for (List<LineageGraph> run : runs(events)) {
      LineageGraph graph = run.stream().reduce(LineageGraph::merge).orElseThrow();
      RunState state = RunState.UNHEARD;
      for (int i = 0; i < run.size(); i++) {
        state =
            state.after(ClosingRule.phase(graph), Collections.emptySortedSet(), Arrival.UNKNOWN);
      }
      Completeness completeness =
          switch (graph.kind()) {
            case RUN -> new ClosingRule(settings).completeness(state, graph.lifecycle().state(), 0);
            case JOB, DATASET -> Completeness.STATIC;
          };
      ending.tell(graph, completeness, state, new Stage(graph, all));
    }
    return all;
  }

  private static Collection<List<LineageGraph>> runs(Collection<LineageGraph> events) {
    Map<String, List<LineageGraph>> runs = new LinkedHashMap<>();
    for (LineageGraph event : events) {
      String id =
          switch (event.kind()) {
            case RUN -> event.id();
            case JOB, DATASET -> "event " + runs.size() + " " + event.id();
          };
      runs.computeIfAbsent(id, first -> new ArrayList<>()).add(event);
    }
    return runs.values();
  }

  /** Where the outcomes of one graph go. */
  private record Stage(LineageGraph graph, List<Rehearsal> all) implements Outlet {
    @Override
    public void tell(Outcome outcome) {
      all.add(new Rehearsal(graph, outcome.key(), outcome.emission()));
    }

    @Override
    public void park(LineageGraph graph, DeadLetter why) {
      // A receipt follows and says the same.
    }
  }
}
