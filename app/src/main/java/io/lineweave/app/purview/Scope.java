package io.lineweave.app.purview;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The exchange that is under way for one call, so that it can be given up as a whole.
 *
 * <p>Threading: followed by the thread that makes the call and those that answer, cancelled by
 * whoever waits for it.
 */
final class Scope {
  private boolean cancelled;
  private Future<?> current = CompletableFuture.completedFuture(null);

  /** Follows the next exchange; one that comes too late is cancelled at once. */
  synchronized <T> CompletableFuture<T> follow(CompletableFuture<T> exchange) {
    current = exchange;
    if (cancelled) {
      exchange.cancel(true);
    }
    return exchange;
  }

  synchronized void cancel() {
    cancelled = true;
    current.cancel(true);
  }
}
