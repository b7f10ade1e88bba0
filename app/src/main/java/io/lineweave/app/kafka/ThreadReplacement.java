package io.lineweave.app.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced after a pause that doubles, from one
 * second to a minute; after too many deaths within a while, or when it is the global thread, which
 * nobody can replace, the client stops and says why.
 *
 * <p>Threading: called by the dying threads, which wait here, one at a time.
 */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);
  private static final Duration WHILE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST = 5;

  /** Waits; the clock's hands in tests. */
  public interface Pause {
    /** Returns after the time, or at once if the process is about to end. */
    void of(Duration time);
  }

  private final InstantSource clock;
  private final Pause pause;
  private final CompletableFuture<Throwable> givenUp = new CompletableFuture<>();
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private final AtomicLong allDeaths = new AtomicLong();
  private Optional<Throwable> last = Optional.empty();

  /** A replacement with its own memory of deaths. */
  public ThreadReplacement(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** Completes with the cause when replacing has not helped. */
  public CompletableFuture<Throwable> givenUp() {
    return givenUp;
  }

  /** How many threads have died since the start. */
  public long deaths() {
    return allDeaths.get();
  }

  /**
   * The client has stopped for good, for whatever reason: without this the process would stay and
   * do nothing.
   */
  public synchronized void ended() {
    givenUp.complete(
        last.orElseGet(() -> new IllegalStateException("Kafka Streams has stopped for good")));
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
    last = Optional.of(cause);
    Instant now = clock.instant();
    allDeaths.incrementAndGet();
    deaths.addLast(now);
    while (deaths.getFirst().isBefore(now.minus(WHILE))) {
      deaths.removeFirst();
    }
    if (deaths.size() > MOST || cause instanceof Error || isGlobal(Thread.currentThread())) {
      log.error("processing failed {} times in {}, giving up", deaths.size(), WHILE, cause);
      givenUp.complete(cause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Duration wait = wait(deaths.size());
    log.error("processing failed, a new thread takes over in {}", wait, cause);
    pause.of(wait);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  // Kafka Streams takes it for a stream thread if it is to be replaced, and fails.
  private static boolean isGlobal(Thread dying) {
    return dying.getName().endsWith("GlobalStreamThread");
  }

  private static Duration wait(int times) {
    Duration doubled = Duration.ofSeconds(1L << (times - 1));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
