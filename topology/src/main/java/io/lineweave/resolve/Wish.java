package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A graph asks for an asset again.
 *
 * @param later what the graph wants
 * @param all that together with what is known
 * @param fingerprint of what the graph wants, before it was bounded
 * @param disputes what graphs tell differently, this one included
 */
record Wish(
    WantedAsset later, WantedAsset all, String fingerprint, SortedMap<String, Dispute> disputes) {

  /** What is known once it was heard. */
  Known heard(Known before, Instant now) {
    Known next = before.withWanted(all, fingerprint, disputes);
    if (before.open()) {
      return next;
    }
    return needsLook(before) ? next.withLook(Look.OPEN, now) : next.answering();
  }

  private boolean needsLook(Known before) {
    WantedAsset wanted = before.wanted();
    boolean newCandidates = !wanted.candidates().containsAll(later.candidates());
    boolean newPolicy = before.is(State.SKIPPED) && later.policy() != wanted.policy();
    boolean mended = before.is(State.REFUSED) && !later.fingerprint().equals(before.asked());
    // What stands there as description decides whether ours may be written.
    boolean described = before.is(State.CREATED) && !all.description().equals(wanted.description());
    return later.recheck() || newCandidates || newPolicy || mended || described;
  }
}
