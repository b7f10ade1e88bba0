package io.lineweave.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lineweave.catalogue.Fate;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Opens when single entities are refused one after the other: it is us, not the data. After a pause
 * one call tries whether it works again. Refused batches do not count, they may hold one poison.
 */
final class Breaker {
  private final CircuitBreaker breaker;

  Breaker(Delivery settings, InstantSource clock) {
    this.breaker = CircuitBreaker.of("delivery", config(settings, clock));
  }

  boolean isClosed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /** Lets a call pass; it has to be answered, or not used. */
  boolean tryPass() {
    return breaker.tryAcquirePermission();
  }

  void notUsed() {
    breaker.releasePermission();
  }

  void answered(Load load, Fate fate) {
    if (fate == Fate.DONE && load.entities() > 0) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    } else if (fate == Fate.ISOLATE && load.entities() == 1) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("refused"));
    } else {
      breaker.releasePermission();
    }
  }

  private static CircuitBreakerConfig config(Delivery settings, InstantSource clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(settings.breakerAfter())
        .minimumNumberOfCalls(settings.breakerAfter())
        .failureRateThreshold(100)
        .slowCallRateThreshold(100)
        .waitDurationInOpenState(settings.pause())
        .permittedNumberOfCallsInHalfOpenState(1)
        .clock(clock.withZone(ZoneOffset.UTC))
        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
        .build();
  }
}
