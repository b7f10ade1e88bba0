package io.lineweave.delivery;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The rate gate of an instance, in operations per second. A call passes when the account is not
 * empty and may overdraw it: a batch larger than a second's allowance is paid off afterwards, so no
 * batch is too large to ever pass.
 *
 * <p>If it opened again for the first operation that is paid for, it would be for one task, whose
 * call closes it at once. So once the account was emptied the gate stays closed for a while more:
 * then several tasks find it open at the same time and {@link SharedCalls share} calls. What is
 * passed in all stays the same.
 *
 * <p>Threading notes: shared by all tasks of an instance, lock-free, never waits. If two pass at
 * the same time, one of them decides whether it stays closed for longer.
 */
public final class Gate {
  private final double operationsPerSecond;
  private final Duration company;
  private final InstantSource clock;
  private final Bucket bucket;
  private final AtomicReference<Instant> stoppedUntil = new AtomicReference<>(Instant.MIN);

  /** What has to be on the account for a call to pass. */
  private volatile long enough = 1;

  /** The account was emptied, and not full since then. */
  private volatile boolean scarce;

  private volatile int instances = 1;

  /** A gate for one instance alone, see {@link #share}, that opens as soon as all is paid off. */
  public Gate(double operationsPerSecond, InstantSource clock) {
    this(operationsPerSecond, Duration.ZERO, clock);
  }

  /**
   * A gate for one instance alone, see {@link #share}.
   *
   * @param company how long it stays closed after all was paid off; more than a second is a second
   */
  public Gate(double operationsPerSecond, Duration company, InstantSource clock) {
    this.operationsPerSecond = operationsPerSecond;
    this.company = company;
    this.clock = clock;
    this.bucket =
        Bucket.builder().addLimit(rate(1)).withCustomTimePrecision(new Meter(clock)).build();
  }

  /** Divides the rate by the number of live instances. */
  public void share(int liveInstances) {
    instances = Math.max(1, liveInstances);
    BucketConfiguration shared = BucketConfiguration.builder().addLimit(rate(instances)).build();
    bucket.replaceConfiguration(shared, TokensInheritanceStrategy.AS_IS);
    enough = Math.min(enough, perCompany());
  }

  /** Passes a call of that many operations now, or says no. */
  public boolean tryPass(int operations) {
    boolean full = isFull();
    if (!isOpen() || !bucket.tryConsume(1)) {
      return false;
    }
    if (operations > 1) {
      bucket.consumeIgnoringRateLimits(operations - 1L);
    }
    boolean emptied = bucket.getAvailableTokens() <= 0;
    enough = emptied ? perCompany() : 1;
    scarce = emptied || (scarce && !full);
    return true;
  }

  /** Whether a call may pass now, as far as it can be told without passing. */
  public boolean isOpen() {
    return !isStopped() && bucket.getAvailableTokens() >= enough;
  }

  /**
   * Whether nobody who waits needs the rate: once the account was emptied, only after it was full
   * again, which it is not while others go on as soon as they may.
   */
  public boolean isIdle() {
    return isOpen() && (!scarce || isFull());
  }

  /** Nobody passes for that long ({@code Retry-After}); a longer stop in force stays. */
  public void stop(Duration duration) {
    Instant until = clock.instant().plus(duration);
    stoppedUntil.accumulateAndGet(until, (old, now) -> old.isAfter(now) ? old : now);
  }

  /** Whether a stop is in force. */
  public boolean isStopped() {
    return clock.instant().isBefore(stoppedUntil.get());
  }

  private boolean isFull() {
    long burst = burst(operationsPerSecond / instances);
    return bucket.getAvailableTokens() >= burst - burst / 10;
  }

  private long perCompany() {
    double share = operationsPerSecond / instances;
    return Math.max(1, (long) (share * Math.min(1, company.toMillis() / 1e3)));
  }

  private Bandwidth rate(int instances) {
    double share = operationsPerSecond / instances;
    Duration perOperation = Duration.ofNanos(Math.max(1, Math.round(1e9 / share)));
    long burst = burst(share);
    return Bandwidth.builder()
        .capacity(burst)
        .refillGreedy(burst, perOperation.multipliedBy(burst))
        .build();
  }

  private static long burst(double share) {
    return Math.max(1, Math.round(share));
  }

  private record Meter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
