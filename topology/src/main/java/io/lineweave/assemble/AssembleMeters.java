package io.lineweave.assemble;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.LeftOut;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The room's metrics. Shared by all its tasks: the gauges are sums over them. */
final class AssembleMeters {
  private final Map<EventFate, Counter> events = new EnumMap<>(EventFate.class);
  private final Map<Completeness, Counter> graphs = new EnumMap<>(Completeness.class);
  private final Map<String, Counter> filtered = new HashMap<>();
  private final Map<Limit, Counter> limits = new EnumMap<>(Limit.class);
  private final Map<LeftOut, Counter> leftOut = new EnumMap<>(LeftOut.class);
  private final Timer tick;
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();

  /** What an event did. */
  enum EventFate {
    /** It changed its run's graph. */
    MERGED,
    /** It changed nothing: a repetition. */
    DUPLICATE,
    /** It came after its run was closed, and opened it again. */
    LATE,
    /** It made its run too large and was set aside. */
    PARKED,
    /** It was of a static kind and became a graph at once. */
    STATIC
  }

  /** A bound of a task that was reached. */
  enum Limit {
    /** The run that was due first was closed early. */
    OPEN_RUNS,
    /** The run that was closed first was forgotten early. */
    KEPT_RUNS
  }

  AssembleMeters(MeterRegistry registry, GraphRules rules) {
    for (EventFate fate : EventFate.values()) {
      events.put(fate, registry.counter("lineweave.assemble.events", "fate", fate.name()));
    }
    for (Completeness completeness : Completeness.values()) {
      graphs.put(
          completeness,
          registry.counter("lineweave.assemble.graphs", "completeness", completeness.name()));
    }
    for (String rule : rules.names()) {
      filtered.put(rule, registry.counter("lineweave.assemble.filtered", "rule", rule));
    }
    for (Limit limit : Limit.values()) {
      limits.put(limit, registry.counter("lineweave.assemble.limit", "limit", limit.name()));
    }
    for (LeftOut kind : LeftOut.values()) {
      leftOut.put(kind, registry.counter("lineweave.assemble.left_out", "kind", kind.name()));
    }
    tick = registry.timer("lineweave.assemble.tick");
    Gauge.builder("lineweave.assemble.open", open, AtomicLong::get).register(registry);
    Gauge.builder("lineweave.assemble.kept", kept, AtomicLong::get).register(registry);
  }

  void event(EventFate fate) {
    events.get(fate).increment();
  }

  void graph(Completeness completeness) {
    graphs.get(completeness).increment();
  }

  void filtered(String rule) {
    filtered.get(rule).increment();
  }

  void limit(Limit limit, int times) {
    limits.get(limit).increment(times);
  }

  /** A run, stored or written, went without these. */
  void leftOut(Set<LeftOut> kinds) {
    kinds.forEach(kind -> leftOut.get(kind).increment());
  }

  void ticked(long millis) {
    tick.record(Duration.ofMillis(millis));
  }

  /** A task has that many more, or fewer, open and kept runs. */
  void runs(long moreOpen, long moreKept) {
    open.addAndGet(moreOpen);
    kept.addAndGet(moreKept);
  }
}
