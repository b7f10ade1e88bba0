package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Processes that wait until assets are known. The view tells nobody when it changes, so on every
 * tick some of those who wait are looked after, in turn.
 */
final class WaitingRoom {
  private static final int TICK_BUDGET = 200;

  /** Who waited that long asks again: for an asset, or for another try at one that vanished. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * What a process waits for.
   *
   * @param asset the key of an asset
   * @param seen when the resolver said what is no longer true; absent if it said nothing yet
   * @param askAgain when to ask again
   */
  private record Wait(AssetName asset, Optional<Instant> seen, Instant askAgain) {
    boolean isOver(Optional<ResolvedAsset> known) {
      return known.filter(asset -> !seen.equals(Optional.of(asset.at()))).isPresent();
    }
  }

  private final KnownAssets known;
  private final InstantSource clock;
  private final Consumer<String> ready;
  private final Consumer<String> ask;
  private final Map<String, Wait> waits = new HashMap<>();
  private final Deque<String> turns = new ArrayDeque<>();

  /**
   * A waiting room.
   *
   * @param ready takes a process that need not wait any longer
   * @param ask asks again for the assets of a process
   */
  WaitingRoom(
      KnownAssets known, InstantSource clock, Consumer<String> ready, Consumer<String> ask) {
    this.known = known;
    this.clock = clock;
    this.ready = ready;
    this.ask = ask;
  }

  /** Waits until the asset is known. */
  void awaitFirst(String process, AssetName asset) {
    await(process, asset, Optional.empty());
  }

  /** Waits until something else is known of the asset, or for a while. */
  void awaitNews(String process, AssetName asset) {
    await(process, asset, known.get(asset).map(ResolvedAsset::at));
  }

  int waiting() {
    return waits.size();
  }

  /** What a process waits for. */
  Optional<AssetName> reason(String process) {
    return Optional.ofNullable(waits.get(process)).map(Wait::asset);
  }

  void tick() {
    for (int i = Math.min(TICK_BUDGET, turns.size()); i > 0; i--) {
      look(turns.poll());
    }
  }

  private void await(String process, AssetName asset, Optional<Instant> seen) {
    Wait wait = new Wait(asset, seen, clock.instant().plus(LONGEST));
    if (waits.put(process, wait) == null) {
      turns.add(process);
    }
  }

  private void look(String process) {
    Wait wait = waits.get(process);
    boolean late = !clock.instant().isBefore(wait.askAgain());
    if (wait.isOver(known.get(wait.asset())) || (late && wait.seen().isPresent())) {
      waits.remove(process);
      ready.accept(process);
      return;
    }
    turns.add(process);
    if (late) {
      waits.put(process, new Wait(wait.asset(), wait.seen(), clock.instant().plus(LONGEST)));
      ask.accept(process);
    }
  }
}
