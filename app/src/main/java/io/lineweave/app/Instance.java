package io.lineweave.app;

import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.purview.TokenSource;
import io.lineweave.app.purview.TypesFirst;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.Settings;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.Gate;
import io.lineweave.rules.RuleSet;
import io.lineweave.topology.LineageTopology;
import io.lineweave.topology.Surroundings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;

/**
 * What one instance runs, put together.
 *
 * @param topology the four rooms
 * @param properties for Kafka's clients
 * @param gate its share of the catalogue's rate, to be told how many instances there are
 * @param preparation what comes before processing
 */
record Instance(
    Topology topology, StreamsProperties properties, Gate gate, Preparation preparation) {

  /** What comes before processing. */
  interface Preparation {
    void run() throws StartFailure;
  }

  /** An instance that writes to the catalogue of the settings. */
  static Instance of(Settings settings, MeterRegistry registry) {
    SharedCredential credential = new SharedCredential();
    PurviewSettings purview = settings.purview();
    PurviewClient client =
        new PurviewClient(purview, TokenSource.of(purview, credential), registry);
    if (!purview.installTypes()) {
      return of(settings, client, registry, credential);
    }
    TypesFirst catalogue = new TypesFirst(client);
    return of(settings, catalogue, registry, credential).preparedBy(catalogue::install);
  }

  /** An instance that writes to that catalogue. */
  static Instance of(Settings settings, Catalogue catalogue, MeterRegistry registry) {
    return of(settings, catalogue, registry, new SharedCredential());
  }

  private static Instance of(
      Settings settings, Catalogue catalogue, MeterRegistry registry, SharedCredential credential) {
    InstantSource clock = InstantSource.system();
    Delivery delivery = settings.topology().publish().delivery();
    Gate gate = new Gate(delivery.operationsPerSecond(), delivery.company(), clock);
    Surroundings surroundings =
        new Surroundings(catalogue, gate, RuleSet.of(settings.rules()), clock, registry);
    return new Instance(
        LineageTopology.build(settings.topology(), surroundings),
        new StreamsProperties(settings.kafka(), credential),
        gate,
        () -> {});
  }

  private Instance preparedBy(Preparation first) {
    return new Instance(topology, properties, gate, first);
  }
}
