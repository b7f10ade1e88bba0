package io.lineweave.openlineage;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The facets of one thing, by name. Immutable. */
public record Facets(SortedMap<String, Facet> byName) {
  public static final Facets NONE = new Facets(Collections.emptySortedMap());

  /** Facets over a map that the caller gives away. */
  public Facets {
    byName = Collections.unmodifiableSortedMap(byName);
  }

  /** The facet of that name, unless absent or deleted. */
  public Optional<Facet> get(String name) {
    return Optional.ofNullable(byName.get(name)).filter(facet -> !facet.isDeleted());
  }

  /** Bytes of all facets. */
  long weight() {
    long weight = 0;
    for (Facet facet : byName.values()) {
      weight += facet.json().length;
    }
    return weight;
  }

  /** Both together; returns {@code this} itself where the other adds nothing. */
  public Facets merge(Facets other) {
    SortedMap<String, Facet> merged = Merge.union(byName, other.byName, Facet::merge);
    return merged == byName ? this : new Facets(merged);
  }

  /** A copy with one facet more, which wins over one of the same name only if it is later. */
  public Facets with(String name, Facet facet) {
    return merge(new Facets(new TreeMap<>(Map.of(name, facet))));
  }

  /** A copy in which this facet stands under that name, whatever stood there. */
  public Facets replacing(String name, Facet facet) {
    SortedMap<String, Facet> replaced = new TreeMap<>(byName);
    replaced.put(name, facet);
    return new Facets(replaced);
  }
}
