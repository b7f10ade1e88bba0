package io.lineweave.delivery;

import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Basket.Part;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Calls of one kind that wait for more parts.
 *
 * <p>Threading notes: used by all stream threads; the baskets are guarded by this, calls are made
 * outside of it.
 *
 * @param <K> what the parts of a call have in common
 * @param <P> what a part asks
 * @param <T> what it is answered
 */
final class Baskets<K, P, T> {
  /** What leaves less room than a tenth is full. */
  static final double NEARLY_FULL = 0.9;

  private final InstantSource clock;
  private final BiConsumer<K, List<Part<P, T>>> send;
  private final Map<K, Basket<P, T>> baskets = new HashMap<>();

  /**
   * None yet.
   *
   * @param send makes the call of some parts, at least one
   */
  Baskets(InstantSource clock, BiConsumer<K, List<Part<P, T>>> send) {
    this.clock = clock;
    this.send = send;
  }

  /**
   * Adds a part to a call.
   *
   * @param size of one for a whole call
   */
  CompletableFuture<Reply<T>> add(K key, P asked, double size) {
    List<Basket<P, T>> full = new ArrayList<>();
    CompletableFuture<Reply<T>> answer;
    synchronized (this) {
      Basket<P, T> basket = baskets.get(key);
      if (basket == null || !basket.hasRoomFor(size)) {
        Optional.ofNullable(basket).ifPresent(full::add);
        basket = new Basket<>(clock.instant());
        baskets.put(key, basket);
      }
      answer = basket.add(asked, size);
      if (!basket.hasRoomFor(1 - NEARLY_FULL)) {
        full.add(baskets.remove(key));
      }
    }
    full.forEach(basket -> send(key, basket));
    return answer;
  }

  /**
   * Makes the calls that waited long enough.
   *
   * @param open whether others can come
   */
  void tick(Duration wait, boolean open) {
    Map<K, Basket<P, T>> due = new HashMap<>();
    synchronized (this) {
      baskets.forEach(
          (key, basket) -> {
            if (basket.isDue(clock.instant(), wait, open)) {
              due.put(key, basket);
            }
          });
      baskets.keySet().removeAll(due.keySet());
    }
    due.forEach(this::send);
  }

  private void send(K key, Basket<P, T> basket) {
    List<Part<P, T>> parts = basket.parts();
    if (!parts.isEmpty()) {
      send.accept(key, parts);
    }
  }
}
