package io.lineweave.publish;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.outcome.Emission;
import io.lineweave.rules.MappingRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The door of room four: consolidated graphs in, keyed by job; processes go to the catalogue. Out
 * come {@link Emission.Wanted} keyed by asset, {@link Emission.Status} keyed by run id, and {@link
 * Emission.Parked} for a process that the catalogue refused for good.
 *
 * <p>It brings its one store, {@code processes}, and looks at the global table {@value
 * #KNOWN_ASSETS}. At least once, and idempotent: what the catalogue has not confirmed is still
 * dirty in the store after any crash, and is written again.
 */
public final class Publish implements ProcessorSupplier<String, byte[], String, Emission> {
  /** Name of the global table of what each asset is; keys are {@code AssetName.text()}. */
  public static final String KNOWN_ASSETS = "known-assets";

  /**
   * A graph with this header makes its processes be written again, changed or not. A record without
   * value is no graph: then the header's value is the qualified name of the one process meant, as
   * it stands in the store, and the record's key is the job's.
   */
  public static final String REPUBLISH_HEADER = "lineweave.republish";

  private final PublishSettings settings;
  private final MappingRules rules;
  private final World world;

  /**
   * What the room meets outside of Kafka.
   *
   * @param gate the instance's, shared by every task of both sink rooms
   */
  public record World(Catalogue catalogue, Gate gate, InstantSource clock, MeterRegistry meters) {}

  public Publish(PublishSettings settings, MappingRules rules, World world) {
    this.settings = settings;
    this.rules = rules;
    this.world = world;
  }

  @Override
  public Processor<String, byte[], String, Emission> get() {
    return new PublishProcessor(settings, new GraphMapping(settings, rules), world);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(ProcessStore.builder());
  }
}
