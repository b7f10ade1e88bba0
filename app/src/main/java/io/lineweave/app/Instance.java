package io.lineweave.app;

import io.lineweave.app.settings.Settings;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.rules.RuleSet;
import io.lineweave.topology.LineageTopology;
import io.lineweave.topology.Surroundings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.streams.Topology;

/**
 * What one instance runs.
 *
 * @param topology the four rooms
 * @param gate its share of the catalogue's rate, to be told how many instances there are
 */
record Instance(Topology topology, Gate gate) {

  static Instance of(Settings settings, Catalogue catalogue, MeterRegistry registry) {
    InstantSource clock = InstantSource.system();
    double rate = settings.topology().publish().delivery().operationsPerSecond();
    Gate gate = new Gate(rate, clock);
    Surroundings surroundings =
        new Surroundings(catalogue, gate, RuleSet.of(settings.rules()), clock, registry);
    return new Instance(LineageTopology.build(settings.topology(), surroundings), gate);
  }
}
