package io.lineweave.delivery;

import io.lineweave.catalogue.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Parts of one call that is not made yet.
 *
 * <p>Threading notes: guarded by its {@link Baskets} until it is sent.
 *
 * @param <P> what a part asks
 * @param <T> what it is answered
 */
final class Basket<P, T> {
  private static final int PATIENCE = 10;

  private final Instant since;
  private final List<Part<P, T>> parts = new ArrayList<>();
  private double filled;
  private boolean kept;

  Basket(Instant since) {
    this.since = since;
  }

  /** What one task asks, and where it waits for the answer. */
  record Part<P, T>(P asked, CompletableFuture<Reply<T>> answer) {
    void answered(Reply<T> reply) {
      answer.complete(reply);
    }

    /** Takes the answer of a call of its own. */
    @SuppressWarnings("FutureReturnValueIgnored") // the answer tells what failed
    void answeredBy(CompletableFuture<Reply<T>> own) {
      own.whenComplete(
          (reply, fault) -> {
            if (fault == null) {
              answer.complete(reply);
            } else {
              answer.completeExceptionally(fault);
            }
          });
      // Who gives up a call of its own gives up the call.
      answer.whenComplete(
          (reply, fault) -> {
            if (answer.isCancelled()) {
              own.cancel(true);
            }
          });
    }
  }

  /** Whether a part of that size, of one for a whole call, fits in. */
  boolean hasRoomFor(double size) {
    return filled + size <= 1;
  }

  CompletableFuture<Reply<T>> add(P asked, double size) {
    CompletableFuture<Reply<T>> answer = new CompletableFuture<>();
    parts.add(new Part<>(asked, answer));
    filled += size;
    return answer;
  }

  /**
   * Whether it waited long enough for others; looked at on every tick.
   *
   * @param open whether others can come at all; if not, those who are kept off are waited for
   */
  boolean isDue(Instant now, Duration wait, boolean open) {
    kept |= !open;
    return since.plus(kept ? wait.multipliedBy(PATIENCE) : wait).isBefore(now);
  }

  /** The parts for whose answer somebody waits. */
  List<Part<P, T>> parts() {
    return parts.stream().filter(part -> !part.answer().isCancelled()).toList();
  }
}
