package io.lineweave.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One text of an asset, such as the type of a column, that jobs tell differently. What stands would
 * be written anew with every run if always the last one were right, so:
 *
 * <ul>
 *   <li>A job that writes the asset is right against those that only read it: a CSV file is written
 *       with types and read without.
 *   <li>Among equals, a text that nobody told before is right: a schema changed.
 *   <li>Everything else is a claim: a text that stood before, or a reader's against a writer's. It
 *       counts once nobody told what stands for {@link #UNOPPOSED}: a schema was changed back, or
 *       its writer is not seen here any more.
 * </ul>
 *
 * @param written whether a job that writes the asset told what stands
 * @param former hashes of what stood before, the latest last
 * @param claim what was told last against what stands
 */
record Dispute(boolean written, List<Integer> former, Optional<Claim> claim) {
  /** Longer than a daily job pauses, also if it is late. */
  static final Duration UNOPPOSED = Duration.ofDays(2);

  /** Of an older one nobody knows that it stood. */
  static final int MOST_FORMER = 8;

  Dispute {
    former = List.copyOf(former);
  }

  /** A hash of a text that does not stand, and since when nobody told another one. */
  record Claim(int text, Instant since) {}

  /** Nobody disagreed so far. */
  static Dispute none(boolean written) {
    return new Dispute(written, List.of(), Optional.empty());
  }

  /** Whether another text than what stands counts from now on. */
  boolean isWonBy(String text, boolean writes, Instant now) {
    boolean isNew = !former.contains(text.hashCode());
    return (writes && !written)
        || (isNew && (writes || !written))
        || claim
            .filter(it -> it.text() == text.hashCode())
            .filter(it -> isOver(it, now))
            .isPresent();
  }

  private static boolean isOver(Claim claim, Instant now) {
    return !now.isBefore(claim.since().plus(UNOPPOSED));
  }

  /** Another text stands from now on. */
  Dispute wonBy(String text, boolean writes, String before) {
    List<Integer> stood =
        Stream.concat(former.stream(), Stream.of(before.hashCode()))
            .filter(hash -> hash != text.hashCode())
            .distinct()
            .toList();
    int over = Math.max(0, stood.size() - MOST_FORMER);
    return new Dispute(writes, stood.subList(over, stood.size()), Optional.empty());
  }

  /** Another text was told, and does not count yet. */
  Dispute claimed(String text, Instant now) {
    Claim same =
        claim.filter(it -> it.text() == text.hashCode()).orElse(new Claim(text.hashCode(), now));
    return new Dispute(written, former, Optional.of(same));
  }

  /** What stands was told again. */
  Dispute confirmed(boolean writes) {
    return new Dispute(written || writes, former, Optional.empty());
  }
}
