package io.lineweave.assemble;

import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The door of room two: events in, keyed by run id; out come {@link Emission.Graph} keyed by job,
 * {@link Emission.Status} keyed by run id for what a graph filter dropped, and {@link
 * Emission.Parked} for what is too large.
 *
 * <p>It brings its one store, {@code runs}. At least once: after a crash a graph that may not have
 * arrived is written again, under the same revision.
 */
public final class Assemble implements ProcessorSupplier<String, LineageGraph, String, Emission> {
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;

  /** The room under these settings; the clock tells when events arrive. */
  public Assemble(AssembleSettings settings, InstantSource clock, MeterRegistry registry) {
    this.settings = settings;
    this.clock = clock;
    this.meters = new AssembleMeters(registry, settings.filters());
  }

  @Override
  public Processor<String, LineageGraph, String, Emission> get() {
    return new AssembleProcessor(settings, clock, meters);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(RunStore.builder());
  }
}
