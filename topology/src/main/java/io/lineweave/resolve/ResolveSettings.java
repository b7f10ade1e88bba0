package io.lineweave.resolve;

import io.lineweave.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;

/**
 * How assets are resolved.
 *
 * @param ttl how often a placeholder is looked up again, and how long "skipped" and "refused" are
 *     believed
 * @param foundTtl how long "found" is believed; then the asset is forgotten, and looked up when a
 *     graph refers to it again
 * @param search whether folder-like datasets are searched for by prefix, too
 * @param supertype whether names of all types may be looked up in one call, by the type above them,
 *     where the catalogue proved that it can
 * @param searchPause how long after a search that found nothing it is repeated before creating:
 *     search is eventually consistent
 * @param maxColumns columns of an asset that we create; more are left out, counted
 * @param columnChunk columns of one write
 * @param farewell how often a placeholder that was replaced is looked at, until it has no edges and
 *     is deleted
 * @param delivery batches, ticks and back-off
 */
public record ResolveSettings(
    Duration ttl,
    Duration foundTtl,
    boolean search,
    boolean supertype,
    Duration searchPause,
    int maxColumns,
    int columnChunk,
    Duration farewell,
    Delivery delivery) {

  public ResolveSettings {
    require(ttl.toMillis() >= 1_000, "ttl must be at least 1 s");
    require(foundTtl.compareTo(ttl) >= 0, "foundTtl must not be under ttl");
    require(!searchPause.isNegative(), "searchPause must not be negative");
    require(maxColumns >= 0 && maxColumns <= 10_000, "maxColumns must be 0 to 10000");
    require(columnChunk >= 1 && columnChunk <= 190, "columnChunk must be 1 to 190");
    require(farewell.toMillis() >= 1_000, "farewell must be at least 1 s");
  }

  /** The defaults of the documentation. */
  public static ResolveSettings defaults() {
    return new ResolveSettings(
        Duration.ofHours(1),
        Duration.ofDays(30),
        true,
        true,
        Duration.ofSeconds(5),
        500,
        50,
        Duration.ofMinutes(5),
        Delivery.DEFAULT);
  }

  /**
   * How often the store is swept for what is due: the precision of all times above. A sweep reads
   * ten bytes per asset.
   */
  Duration sweepEvery() {
    Duration shorter = ttl.compareTo(farewell) < 0 ? ttl : farewell;
    return shorter.dividedBy(5);
  }

  /** When to look at an asset again without being asked, spread over the last quarter. */
  Instant next(Known known, Instant now) {
    if (known.retired().isPresent()) {
      return now.plus(farewell);
    }
    double spread = 0.75 + 0.25 * (known.key().hashCode() & 0xffff) / 0xffff;
    return known
        .outcome()
        .map(
            outcome ->
                switch (outcome.state()) {
                  case CREATED -> Known.NEVER;
                  case FOUND -> now.plusMillis((long) (foundTtl.toMillis() * spread));
                  case PLACEHOLDER, SKIPPED, REFUSED ->
                      now.plusMillis((long) (ttl.toMillis() * spread));
                })
        .orElse(Known.NEVER);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("resolve." + message);
    }
  }
}
