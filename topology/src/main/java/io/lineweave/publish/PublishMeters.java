package io.lineweave.publish;

import io.lineweave.outcome.Receipt;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What publish counts; see {@code docs/operations.md}. */
final class PublishMeters {
  private final MeterRegistry registry;
  private final List<Meter> gauges = new ArrayList<>();

  PublishMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What became of a process. */
  void process(Receipt.State state) {
    registry.counter("lineweave.publish.processes", "state", state.name()).increment();
  }

  /** What became of a run, and how long after its end arrived; empty for a replay. */
  void run(Receipt.State state, Optional<Duration> latency) {
    registry.counter("lineweave.publish.runs", "state", state.name()).increment();
    latency.ifPresent(
        time -> registry.timer("lineweave.publish.latency", "state", state.name()).record(time));
  }

  /** A graph whose record could not be read. */
  void unreadable() {
    registry.counter("lineweave.publish.unreadable").increment();
  }

  /** A process that nobody has written for long. */
  void forgotten() {
    registry.counter("lineweave.publish.forgotten").increment();
  }

  /** A process that is published and yet not as it was written, by what is wrong with it. */
  void flawed(String flaw) {
    registry.counter("lineweave.publish.flawed", "flaw", flaw).increment();
  }

  /** A number of a task, until {@link #close}. */
  void watch(String name, String task, Supplier<Number> number) {
    gauges.add(
        Gauge.builder("lineweave.publish." + name, number).tag("task", task).register(registry));
  }

  void close() {
    gauges.forEach(registry::remove);
    gauges.clear();
  }
}
