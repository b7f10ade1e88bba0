package io.lineweave.resolve;

import io.lineweave.asset.Column;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hears one graph's wish, and decides text by text what of it counts. */
final class Disputes {
  private final SortedMap<String, Dispute> open;
  private final boolean written;
  private final boolean writes;
  private final Instant now;

  /**
   * About a wish.
   *
   * @param before what is known of the asset
   * @param writes whether whoever wishes writes the asset
   */
  Disputes(Known before, boolean writes, Instant now) {
    this(before.disputes(), before.wanted().written(), writes, now);
  }

  Disputes(SortedMap<String, Dispute> before, boolean written, boolean writes, Instant now) {
    this.open = new TreeMap<>(before);
    this.written = written;
    this.writes = writes;
    this.now = now;
  }

  /** All of them, by what they are about, as they stand after the wish. */
  SortedMap<String, Dispute> open() {
    return open;
  }

  /** What a column is. */
  Column decide(Column known, Column later) {
    return new Column(
        known.name(),
        decide("type of " + known.name(), known.type(), later.type()),
        decide("description of " + known.name(), known.description(), later.description()));
  }

  /** What stands from now on; an input's schema facet often leaves out what the output's has. */
  String decide(String about, String known, String later) {
    if (known.isEmpty() || later.isEmpty()) {
      return later.isEmpty() ? known : later;
    }
    if (later.equals(known)) {
      open.computeIfPresent(about, (any, dispute) -> dispute.confirmed(writes));
      return known;
    }
    Dispute dispute = open.getOrDefault(about, Dispute.none(written));
    boolean won = dispute.isWonBy(later, writes, now);
    open.put(about, won ? dispute.wonBy(later, writes, known) : dispute.claimed(later, now));
    return won ? later : known;
  }
}
