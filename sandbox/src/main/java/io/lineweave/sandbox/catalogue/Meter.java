package io.lineweave.sandbox.catalogue;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts what is asked, and refuses what is over the rate limit. For any thread. */
final class Meter {
  private final RateLimit limit;
  private final Map<Call, Long> calls = new EnumMap<>(Call.class);
  private long operations;

  Meter(int operationsPerSecond, InstantSource clock) {
    this.limit = new RateLimit(operationsPerSecond, clock);
  }

  synchronized void count(Call call) {
    calls.merge(call, 1L, Long::sum);
  }

  /** Takes operations, or refuses the request that needs them. */
  synchronized void charge(long count) {
    limit
        .take(count)
        .ifPresent(
            seconds -> {
              throw Fault.refusal(429, Optional.of(seconds));
            });
    operations += count;
  }

  synchronized long calls(Call call) {
    return calls.getOrDefault(call, 0L);
  }

  synchronized long operations() {
    return operations;
  }
}
