package io.lineweave.openlineage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A facet as one event said it: raw JSON that no room needs to understand in order to merge it.
 *
 * <p>Atomic: of two facets of one name the later wins whole, by (event time, state rank, bytes);
 * the specification replaces facets, it never merges inside them. A facet without bytes is a
 * tombstone ({@code "_deleted": true}): it takes part in the merge and is left out when the graph
 * is written.
 */
public final class Facet implements Comparable<Facet> {
  private static final byte[] DELETED = {};

  private final Stamp stamp;
  private final byte[] json;

  private Facet(Stamp stamp, byte[] json) {
    this.stamp = stamp;
    this.json = json;
  }

  /** A facet with its JSON object as UTF-8 bytes, which the caller must not change afterwards. */
  public static Facet of(Stamp stamp, byte[] json) {
    return new Facet(stamp, json);
  }

  /** The tombstone of a facet. */
  public static Facet deleted(Stamp stamp) {
    return new Facet(stamp, DELETED);
  }

  public Stamp stamp() {
    return stamp;
  }

  /** The JSON object, UTF-8, not to be changed; empty for a tombstone. */
  public byte[] json() {
    return json;
  }

  public boolean isDeleted() {
    return json.length == 0;
  }

  /** The facet that wins. */
  public Facet merge(Facet other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Facet other) {
    int byStamp = stamp.compareTo(other.stamp);
    return byStamp != 0 ? byStamp : Arrays.compareUnsigned(json, other.json);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facet facet
        && stamp.equals(facet.stamp)
        && Arrays.equals(json, facet.json);
  }

  @Override
  public int hashCode() {
    return 31 * stamp.hashCode() + Arrays.hashCode(json);
  }

  @Override
  public String toString() {
    return stamp + " " + new String(json, StandardCharsets.UTF_8);
  }
}
