package io.lineweave.assemble;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The door of room two: events in, as {@link GraphCodec} writes them, keyed by run id; out come
 * {@link Emission.Graph} keyed by job, {@link Emission.Status} keyed by run id for what a graph
 * filter dropped, and {@link Emission.Parked} for what is too large.
 *
 * <p>It brings its one store, {@code runs}. At least once: after a crash a graph that may not have
 * arrived is written again, under the same revision.
 */
public final class Assemble implements ProcessorSupplier<String, byte[], String, Emission> {
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;
  private final Optional<Replay> replay;

  private Assemble(
      AssembleSettings settings,
      InstantSource clock,
      MeterRegistry registry,
      Optional<Replay> replay) {
    this.settings = settings;
    this.clock = clock;
    this.meters = new AssembleMeters(registry, settings.filters());
    this.replay = replay;
  }

  /** The room under these settings; the clock tells when events arrive. */
  public Assemble(AssembleSettings settings, InstantSource clock, MeterRegistry registry) {
    this(settings, clock, registry, Optional.empty());
  }

  /**
   * The room for a replay, whose graphs carry its id as a header.
   *
   * @param settings with the replay's id
   */
  public static Assemble replaying(
      AssembleSettings settings, InstantSource clock, MeterRegistry registry, Replay replay) {
    if (settings.replayId().isEmpty()) {
      throw new IllegalArgumentException("a replay needs an id");
    }
    return new Assemble(settings, clock, registry, Optional.of(replay));
  }

  @Override
  public Processor<String, byte[], String, Emission> get() {
    return new AssembleProcessor(settings, clock, meters, replay);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(RunStore.builder());
  }
}
