package io.lineweave.assemble;

import io.lineweave.assemble.AssembleMeters.EventFate;
import io.lineweave.openlineage.Fitting.Fitted;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.DeadLetter;
import java.util.Optional;

/** An event meets what is known of its run. */
final class Merging {
  private final Runs runs;
  private final Bounds bounds;
  private final AssembleMeters meters;

  Merging(Runs runs, AssembleSettings settings, AssembleMeters meters) {
    this.runs = runs;
    this.bounds = new Bounds(settings.limits());
    this.meters = meters;
  }

  /**
   * A duplicate is an event that changes nothing: no memory of seen events is needed.
   *
   * @param encoded the event as it came, and as a run is stored of which it is the first
   */
  void merge(LineageGraph event, byte[] encoded, Arrival arrival, Outlet outlet) {
    Optional<Run> known = runs.get(event.id());
    RunState before = known.map(Run::state).orElse(RunState.UNHEARD);
    Optional<LineageGraph> graph = known.map(Run::graph);
    LineageGraph after = graph.map(it -> it.merge(event)).orElse(event);
    if (graph.filter(after::equals).isPresent()) {
      meters.event(EventFate.DUPLICATE);
      known.ifPresent(run -> runs.repeated(event.id(), run));
      return;
    }
    Optional<Fitted> stored =
        graph.isPresent()
            ? bounds.stored(after, before.leftOut())
            : bounds.stored(event, encoded, before.leftOut());
    stored.ifPresentOrElse(fitted -> keep(before, fitted, arrival), () -> park(event, outlet));
  }

  /** The event lies in the period of a replay: if it ends its run, the run is one to be told. */
  void count(LineageGraph event) {
    if (ClosingRule.phase(event) != RunState.Phase.RUNNING) {
      runs.count(event.id());
    }
  }

  private void keep(RunState before, Fitted fitted, Arrival arrival) {
    LineageGraph graph = fitted.graph();
    RunState after = before.after(ClosingRule.phase(graph), fitted.leftOut(), arrival);
    runs.arrived(graph.id(), before, Run.of(after, fitted.bytes()));
    meters.event(before.isOpen() || before.events() == 0 ? EventFate.MERGED : EventFate.LATE);
    meters.leftOut(fitted.leftOut());
  }

  private void park(LineageGraph event, Outlet outlet) {
    meters.event(EventFate.PARKED);
    outlet.park(event, tooLarge("with this event the run is too large to be stored"));
  }

  static DeadLetter tooLarge(String message) {
    return new DeadLetter(
        DeadLetter.Reason.RUN_TOO_LARGE, message + "; see the limits of assembly");
  }
}
