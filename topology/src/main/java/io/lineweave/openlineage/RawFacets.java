package io.lineweave.openlineage;

import io.lineweave.openlineage.Reading.JobKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The facets of one thing as they were read, before the event's time is known: it may stand behind
 * them. Of two of one name the last counts, as with every JSON key.
 */
final class RawFacets {
  /** No facets, never to be added to. */
  static final RawFacets NONE = new RawFacets();

  private static final byte[] ABSENT = {};
  private static final byte[] DELETED = {};

  private final List<String> names = new ArrayList<>(8);
  private final List<byte[]> values = new ArrayList<>(8);

  JobKind jobKind = JobKind.UNKNOWN;
  Optional<String> sparkPlan = Optional.empty();

  void put(String name, byte[] json) {
    names.add(name);
    values.add(json);
  }

  void delete(String name) {
    put(name, DELETED);
  }

  void forget(String name) {
    put(name, ABSENT);
  }

  @SuppressWarnings("ReferenceEquality") // the two markers are told by identity
  Facets stamped(Stamp stamp) {
    TreeMap<String, Facet> byName = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      byte[] json = values.get(i);
      if (json == ABSENT) {
        byName.remove(names.get(i));
      } else {
        byName.put(names.get(i), json == DELETED ? Facet.deleted(stamp) : Facet.of(stamp, json));
      }
    }
    return byName.isEmpty() ? Facets.NONE : new Facets(byName);
  }
}
