package io.lineweave.assemble;

import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.Consolidation;
import io.lineweave.openlineage.LineageGraph;
import java.time.Instant;
import java.util.Optional;

/** Makes a graph whole and decides whether it goes on. */
final class Ending {
  private final AssembleSettings settings;
  private final AssembleMeters meters;

  Ending(AssembleSettings settings, AssembleMeters meters) {
    this.settings = settings;
    this.meters = meters;
  }

  /** What becomes of the graph of a run in that state. */
  Outcome outcome(LineageGraph graph, Completeness completeness, RunState state, Instant now) {
    LineageGraph whole = Consolidation.of(graph);
    Optional<GraphFilter> filter = GraphFilter.firstToDrop(whole, completeness);
    filter.ifPresentOrElse(meters::filtered, () -> meters.graph(completeness));
    return filter
        .map(drops -> Outcome.filtered(whole, state.revision(), drops, now))
        .orElseGet(() -> written(whole, completeness, state));
  }

  private Outcome written(LineageGraph whole, Completeness completeness, RunState state) {
    Assembly assembly =
        Assembly.of(whole, state.revision(), completeness, state.events())
            .replayed(settings.replayId());
    return Outcome.written(whole, assembly);
  }
}
