package io.lineweave.sandbox.catalogue;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Purview's throughput limit. An operation is one entity or one relationship created, read, updated
 * or deleted, or one search (documented); that a request may overdraw and is then paid off, and
 * that {@code Retry-After} says until when, is inferred. For any thread.
 */
final class RateLimit {
  private final int perSecond;
  private final InstantSource clock;
  private long paidUntil;

  RateLimit(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Takes a request's operations; else says in how many seconds to come back. */
  synchronized Optional<Long> take(long operations) {
    long now = clock.millis();
    if (perSecond == 0) {
      return Optional.empty();
    }
    if (paidUntil > now + 1_000) {
      return Optional.of((paidUntil - now) / 1_000);
    }
    paidUntil = Math.max(paidUntil, now) + operations * 1_000 / perSecond;
    return Optional.empty();
  }
}
