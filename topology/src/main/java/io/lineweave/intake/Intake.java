package io.lineweave.intake;

import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The door of intake: from the raw records of the input topics to {@link Emission.Event}, keyed by
 * the graph's id, and {@link Emission.Parked}, with why in the headers.
 *
 * <p>No record stops it, and it forwards no time outside of [0, now]. It keeps no state.
 */
public final class Intake implements ProcessorSupplier<byte[], byte[], String, Emission> {
  private final Screening screening;
  private final InstantSource clock;
  private final IntakeMeters meters;

  public Intake(IntakeSettings settings, InstantSource clock, MeterRegistry meters) {
    this.screening = new Screening(settings);
    this.clock = clock;
    this.meters = new IntakeMeters(meters, settings.filters().names());
  }

  @Override
  public Processor<byte[], byte[], String, Emission> get() {
    return new IntakeProcessor(screening, clock, meters);
  }
}
