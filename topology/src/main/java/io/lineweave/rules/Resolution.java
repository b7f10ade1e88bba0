package io.lineweave.rules;

import java.util.List;

/**
 * What the rules made of a dataset, with everything that led there.
 *
 * @param sightings one per name of the dataset, best first
 * @param mapping the outcome
 */
record Resolution(List<Sighting> sightings, Mapping mapping) {

  Resolution {
    sightings = List.copyOf(sightings);
  }
}
