package io.lineweave.resolve;

import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.Line;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Room three. Takes wanted assets, keyed by the text of their key; gives {@link Emission.Resolved}
 * and {@link Emission.Forgotten} under the same key, for every asset in the end: also for one that
 * the catalogue refuses.
 *
 * <p>Threading notes: one for all tasks of an instance; they share settings, catalogue, gate,
 * meters and what is known of the supertype, which are thread-safe.
 */
public final class Resolve implements ProcessorSupplier<String, WantedAsset, String, Emission> {
  /** The name of its store. */
  public static final String STORE = "assets";

  private final ResolveSettings settings;
  private final Catalogue catalogue;
  private final Gate gate;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final ResolveMeters meters;
  private final Supertype supertype;

  /** The room, for one instance of the service. The gate is the one that publish uses too. */
  public Resolve(
      ResolveSettings settings,
      Catalogue catalogue,
      Gate gate,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.gate = gate;
    this.clock = clock;
    this.registry = registry;
    this.meters = new ResolveMeters(registry);
    this.supertype = new Supertype(settings.supertype());
  }

  @Override
  public Processor<String, WantedAsset, String, Emission> get() {
    return new ResolveProcessor(settings.delivery().tick(), this::resolver);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
  }

  private Resolver resolver(ProcessorContext<String, Emission> context) {
    return new Resolver(
        new Room(
            settings,
            catalogue,
            new Line("resolve", settings.delivery(), gate, clock, registry),
            clock,
            new StoreBook(context.getStateStore(STORE), context, clock),
            new Desk(),
            new Suspects(),
            supertype,
            meters));
  }
}
