package io.lineweave.topology;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.SharedCalls;
import io.lineweave.rules.MappingRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What the rooms of one instance share. All of it is thread-safe.
 *
 * @param catalogue where lineage goes
 * @param gate the instance's share of the catalogue's rate
 * @param rules from datasets to names in the catalogue
 * @param clock the wall clock
 * @param meters where everything is counted
 */
public record Surroundings(
    Catalogue catalogue, Gate gate, MappingRules rules, InstantSource clock, MeterRegistry meters) {

  /** The same, with a catalogue whose calls all tasks of the instance share. */
  Surroundings sharing(Delivery settings) {
    return new Surroundings(
        new SharedCalls(catalogue, settings, gate, clock), gate, rules, clock, meters);
  }
}
