package io.lineweave.assemble;

import io.lineweave.assemble.AssembleMeters.EventFate;
import io.lineweave.assemble.RunState.Phase;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.Emission;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Merges what arrives into the store; at each tick closes what is due. */
final class AssembleProcessor implements Processor<String, LineageGraph, String, Emission> {
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;
  private final ClosingRule rule;
  private final Ending ending;
  private ProcessorContext<String, Emission> context;
  private Runs runs;

  AssembleProcessor(AssembleSettings settings, InstantSource clock, AssembleMeters meters) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
    this.rule = new ClosingRule(settings);
    this.ending = new Ending(settings, meters);
  }

  @Override
  public void init(ProcessorContext<String, Emission> newContext) {
    context = newContext;
    runs = new Runs(new RunStore(context.getStateStore(RunStore.NAME)), settings, clock.millis());
    meters.runs(runs.open(), runs.kept());
    context.schedule(
        settings.tick().interval(), PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
  }

  @Override
  public void process(Record<String, LineageGraph> record) {
    LineageGraph event = record.value();
    switch (event.kind()) {
      case RUN -> count(() -> merge(event));
      case JOB, DATASET -> {
        forward(ending.outcome(event, Completeness.STATIC, RunState.unheard(), clock.instant()));
        meters.event(EventFate.STATIC);
      }
    }
  }

  private void merge(LineageGraph event) {
    Optional<LineageGraph> before = runs.graph(event.id());
    LineageGraph after = before.map(graph -> graph.merge(event)).orElse(event);
    if (before.filter(after::equals).isPresent()) {
      meters.event(EventFate.DUPLICATE);
    } else {
      runs.arrived(after, clock.millis());
      meters.event(EventFate.MERGED);
    }
  }

  private void tick() {
    long now = clock.millis();
    long end = now + settings.tick().budget().toMillis();
    count(() -> work(now, end));
    runs.beat(now);
    meters.ticked(clock.millis() - now);
  }

  private void work(long now, long end) {
    while (runs.hasDue(now) && clock.millis() < end) {
      runs.pollDue(now).ifPresent(id -> close(id, now));
    }
    while (runs.hasForgettable(now, settings.limits().keptRuns()) && clock.millis() < end) {
      runs.forgetNext();
    }
  }

  /** The graph and the state of an open run are always there: they are written together. */
  private void close(String id, long now) {
    LineageGraph graph = runs.graph(id).orElseThrow();
    RunState state = runs.state(id).orElseThrow();
    Completeness completeness = rule.completeness(state, graph.lifecycle().state(), now);
    Phase next = completeness == Completeness.CHECKPOINT ? Phase.STREAMING : Phase.CLOSED;
    RunState passed = state.passedTo(next, now);
    long content = Content.of(graph, completeness);
    if (state.told().filter(told -> told.content() == content).isPresent()) {
      runs.passed(id, passed);
    } else {
      forward(ending.outcome(graph, completeness, state, clock.instant()));
      runs.told(id, passed, content, now);
    }
  }

  /** A record's time is now, never the events' own: a clock a year ahead would stop the client. */
  private void forward(Outcome outcome) {
    context.forward(new Record<>(outcome.key(), outcome.emission(), clock.millis()));
  }

  private void count(Runnable work) {
    int open = runs.open();
    int kept = runs.kept();
    work.run();
    meters.runs(runs.open() - open, runs.kept() - kept);
  }

  @Override
  public void close() {
    if (runs != null) {
      meters.runs(-runs.open(), -runs.kept());
    }
  }
}
