package io.lineweave.assemble;

import io.lineweave.filter.Decision;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.Consolidation;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.Receipt;
import java.time.InstantSource;

/** A graph is made whole, and goes on unless a filter drops it or it is too large. */
final class Ending {
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;
  private final Bounds bounds;

  Ending(AssembleSettings settings, InstantSource clock, AssembleMeters meters) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.bounds = new Bounds(settings.limits());
  }

  /** Tells what becomes of the graph of a run in that state. */
  void tell(LineageGraph graph, Completeness completeness, RunState state, Outlet outlet) {
    LineageGraph whole = Consolidation.of(graph);
    Decision decision = settings.filters().decide(whole, completeness);
    if (decision.drops()) {
      meters.filtered(decision.rule());
      outlet.tell(receipt(whole, state, Receipt.State.FILTERED, decision.rule()));
    } else {
      write(whole, completeness, state, outlet);
    }
  }

  private void write(LineageGraph whole, Completeness completeness, RunState state, Outlet outlet) {
    Assembly assembly =
        Assembly.of(whole, state.revision(), completeness, state.events())
            .arrived(state.arrivalTime())
            .replayed(settings.replayId())
            .without(state.leftOut());
    bounds
        .written(whole, assembly)
        .ifPresentOrElse(
            fitted -> {
              meters.graph(completeness);
              meters.leftOut(fitted.leftOut());
              outlet.tell(Outcome.graph(whole, fitted.bytes()));
            },
            () -> {
              DeadLetter why = Merging.tooLarge("the run's graph is too large to be written");
              outlet.park(whole, why);
              outlet.tell(receipt(whole, state, Receipt.State.DEAD_LETTERED, why.reason().name()));
            });
  }

  private Outcome receipt(LineageGraph graph, RunState state, Receipt.State what, String reason) {
    return Outcome.receipt(graph, state.revision(), what, reason, clock.instant());
  }
}
