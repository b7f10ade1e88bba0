package io.lineweave.assemble;

import io.lineweave.assemble.AssembleMeters.EventFate;
import io.lineweave.assemble.AssembleMeters.Limit;
import io.lineweave.assemble.RunState.Phase;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LineageGraph;
import java.time.InstantSource;

/** Runs that are due become graphs. */
final class Closing {
  private final Runs runs;
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;
  private final ClosingRule rule;
  private final Ending ending;

  Closing(Runs runs, AssembleSettings settings, InstantSource clock, AssembleMeters meters) {
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.rule = new ClosingRule(settings);
    this.ending = new Ending(settings, clock, meters);
  }

  /** Design-time lineage is whole as it is. */
  void tellAtOnce(LineageGraph event, Arrival arrival, Outlet outlet) {
    meters.event(EventFate.STATIC);
    RunState heard = RunState.UNHEARD.after(Phase.CLOSED, RunState.UNHEARD.leftOut(), arrival);
    ending.tell(event, Completeness.STATIC, heard, outlet);
  }

  /** Closes what is due and forgets what was kept long enough, as far as the budget goes. */
  void tick(Outlet outlet) {
    long now = clock.millis();
    long end = now + settings.tick().budget().toMillis();
    see(now);
    while (runs.hasDue(now) && clock.millis() < end) {
      runs.pollDue(now).ifPresent(run -> close(run, false, outlet));
    }
    runs.keepClosed();
    while (runs.hasForgettable(now) && clock.millis() < end) {
      runs.forgetNext(Integer.MAX_VALUE);
    }
    int most = settings.limits().keptRuns();
    while (runs.kept() > most && clock.millis() < end) {
      meters.limit(Limit.KEPT_RUNS, runs.forgetNext(runs.kept() - most));
    }
    runs.beat(now);
    meters.ticked(clock.millis() - now);
  }

  /** Closes all that is open once a replay has read everything; whether nothing is left to do. */
  boolean finish(boolean allRead, Outlet outlet) {
    long now = clock.millis();
    long end = now + settings.tick().budget().toMillis();
    see(now);
    while (allRead && runs.hasNext() && clock.millis() < end) {
      runs.poll().ifPresent(run -> close(run, true, outlet));
    }
    runs.keepClosed();
    runs.beat(now);
    meters.ticked(clock.millis() - now);
    return allRead && !runs.hasUnseen() && runs.open() == 0;
  }

  /** Half of the budget at most: what is due now must not wait for what a former life left. */
  private void see(long now) {
    long end = now + settings.tick().budget().toMillis() / 2;
    while (runs.hasUnseen() && clock.millis() < end) {
      runs.seeNext();
    }
  }

  /** The runs that would be due first go early; what still comes of them opens them again. */
  void closeBeyondLimit(Outlet outlet) {
    while (runs.open() > settings.limits().openRuns() && runs.hasNext()) {
      runs.poll()
          .ifPresent(
              run -> {
                meters.limit(Limit.OPEN_RUNS, 1);
                close(run, true, outlet);
              });
    }
    runs.keepClosed();
  }

  private void close(Run run, boolean early, Outlet outlet) {
    long now = clock.millis();
    LineageGraph graph = run.graph();
    RunState state = run.state();
    Completeness completeness = rule.completeness(state, graph.lifecycle().state(), now);
    boolean goesOn = completeness == Completeness.CHECKPOINT && !early;
    Run passed = run.in(state.passedTo(goesOn ? Phase.STREAMING : Phase.CLOSED, now));
    long content = Content.of(graph, completeness);
    if (state.toldOf(content) || !runs.counts(graph.id())) {
      runs.passed(graph.id(), passed);
    } else {
      ending.tell(graph, completeness, state, outlet);
      runs.told(graph.id(), passed, content, now);
    }
  }
}
