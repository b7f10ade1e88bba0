package io.lineweave.delivery;

import io.github.resilience4j.core.IntervalFunction;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One task's line to the catalogue: at most one call in flight, and none while the gate is closed,
 * the line backs off, or the breaker is open. What the fates RETRY, DOUBT and PAUSE ask of the line
 * is done here; what an answer means for what was sent is the room's business.
 *
 * <p>Threading notes: used by the task's stream thread only. The call completes on another thread;
 * its answer waits in the future until {@link #settle} hands it over on the stream thread.
 */
public final class Line {
  private final String room;
  private final Delivery settings;
  private final Gate gate;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Breaker breaker;
  private final IntervalFunction backoff;

  private Optional<Call<?>> inFlight = Optional.empty();
  private Instant restsUntil = Instant.MIN;
  private int failures;
  private int doubts;
  private String trouble = "";

  /** A line for one task of a room; the gate is the instance's. */
  public Line(
      String room, Delivery settings, Gate gate, InstantSource clock, MeterRegistry meters) {
    this.room = room;
    this.settings = settings;
    this.gate = gate;
    this.clock = clock;
    this.meters = meters;
    this.breaker = new Breaker(settings, clock);
    this.backoff =
        IntervalFunction.ofExponentialRandomBackoff(
            settings.backoffFirst(), 2, 0.5, settings.backoffMost());
  }

  /** Whether a call could be made now, as far as this line is concerned. */
  public boolean isFree() {
    return inFlight.isEmpty() && !clock.instant().isBefore(restsUntil) && gate.isOpen();
  }

  /** Whether a call for which nobody waits could be made now without keeping others waiting. */
  public boolean isIdle() {
    return isFree() && gate.isIdle();
  }

  /**
   * Whether single refusals piled up so that the breaker is not closed: the room should send one
   * entity alone, to find out.
   */
  public boolean isSuspicious() {
    return !breaker.isClosed();
  }

  /** What keeps the line from delivering, in the catalogue's words; empty text if nothing. */
  public String trouble() {
    return trouble;
  }

  /**
   * Makes the call if it may be made now.
   *
   * @return false if it was not made; the room asks again on a later tick
   */
  public <T> boolean call(Load load, Supplier<CompletableFuture<Reply<T>>> call, Answer<T> answer) {
    if (!isFree() || !breaker.tryPass()) {
      return false;
    }
    if (!gate.tryPass(load.operations())) {
      breaker.notUsed();
      return false;
    }
    inFlight = Optional.of(new Call<>(load, call.get(), answer, clock.instant()));
    return true;
  }

  /** Whether there is an answer to hand over. */
  public boolean isAnswered() {
    return inFlight.filter(Call::isDone).isPresent();
  }

  /** Hands the answer over if there is one. Call it first on every tick. */
  public void settle() {
    inFlight
        .filter(Call::isDone)
        .ifPresent(
            call -> {
              inFlight = Optional.empty();
              settle(call);
            });
  }

  /** Gives up the call in flight, unanswered: the task closes. */
  public void hangUp() {
    inFlight.ifPresent(Call::cancel);
    inFlight = Optional.empty();
  }

  private <T> void settle(Call<T> call) {
    Reply<T> reply = call.reply();
    Fate fate = judge(reply);
    reply.retryAfter().ifPresent(gate::stop);
    rest(fate);
    trouble = fate == Fate.RETRY || fate == Fate.PAUSE ? reply.words() : "";
    breaker.answered(call.load(), fate);
    meters.counter("lineweave.catalogue.calls", "room", room, "fate", fate.name()).increment();
    meters
        .timer("lineweave.catalogue.latency", "room", room)
        .record(Duration.between(call.since(), clock.instant()));
    call.answer().settled(reply, fate);
  }

  private Fate judge(Reply<?> reply) {
    if (reply.fate() != Fate.DOUBT) {
      doubts = 0;
      return reply.fate();
    }
    doubts++;
    if (doubts < settings.doubts()) {
      return Fate.RETRY;
    }
    doubts = 0;
    return Fate.ISOLATE;
  }

  private void rest(Fate fate) {
    failures = fate == Fate.RETRY ? Math.min(failures + 1, 30) : 0;
    restsUntil =
        switch (fate) {
          case RETRY -> clock.instant().plusMillis(backoff.apply(failures));
          case PAUSE -> clock.instant().plus(settings.pause());
          case DONE, DOUBT, RESOLVE, ISOLATE -> Instant.MIN;
        };
  }

  /** What a room does with an answer. */
  @FunctionalInterface
  public interface Answer<T> {
    /**
     * Called on the stream thread.
     *
     * @param fate the reply's, with DOUBT decided: never {@link Fate#DOUBT}
     */
    void settled(Reply<T> reply, Fate fate);
  }

  private record Call<T>(
      Load load, CompletableFuture<Reply<T>> future, Answer<T> answer, Instant since) {
    boolean isDone() {
      return future.isDone();
    }

    /** An exception is a fault of the client, and of no meaning for what was sent. */
    Reply<T> reply() {
      return future
          .exceptionally(fault -> new Reply.NoAnswer<>(fault.getClass().getSimpleName()))
          .join();
    }

    void cancel() {
      future.cancel(true);
    }
  }
}
