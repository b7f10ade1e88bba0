package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Processes that wait until assets are known. The view tells nobody when it changes, so on every
 * tick some of those who wait are looked after, in turn: a few at once, many in half a second or,
 * of very many, so many that a tick stays short.
 */
final class WaitingRoom {
  private static final int TICK_BUDGET = 100;
  private static final int AT_ONCE = 5;
  private static final int TICKS_OF_A_ROUND = 50;

  /** Who waited that long asks again: for an asset, or for another try at one that vanished. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * What a process waits for.
   *
   * @param assets keys of assets, each with when the resolver said what is no longer true; absent
   *     if it said nothing yet
   * @param notBefore when it is over at the earliest
   * @param askAgain when to ask again
   */
  private record Wait(
      SortedMap<AssetName, Optional<Instant>> assets, Instant notBefore, Instant askAgain) {
    boolean isOver(KnownAssets known, Instant time) {
      return !time.isBefore(notBefore) && areNews(known);
    }

    private boolean areNews(KnownAssets known) {
      return assets.entrySet().stream()
          .allMatch(
              wait -> {
                Optional<Instant> now = known.get(wait.getKey()).map(ResolvedAsset::at);
                return now.isPresent() && !now.equals(wait.getValue());
              });
    }

    boolean isForNews() {
      return assets.values().stream().anyMatch(Optional::isPresent);
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
    await(process, waitFor(new TreeMap<>(Map.of(asset, Optional.empty()))));
  }

  /** Waits until something else is known of each of the assets, or for a while. */
  void awaitNews(String process, List<AssetName> assets) {
    SortedMap<AssetName, Optional<Instant>> seen = new TreeMap<>();
    assets.forEach(asset -> seen.put(asset, known.get(asset).map(ResolvedAsset::at)));
    await(process, waitFor(seen));
  }

  /** Waits for that time. */
  void awaitTime(String process, Instant time) {
    await(process, new Wait(new TreeMap<>(), time, time));
  }

  int waiting() {
    return waits.size();
  }

  /** What a process waits for. */
  Optional<AssetName> reason(String process) {
    return Optional.ofNullable(waits.get(process))
        .flatMap(wait -> wait.assets().keySet().stream().findFirst());
  }

  void tick() {
    Instant now = clock.instant();
    int most = Math.min(TICK_BUDGET, turns.size());
    int inVain = Math.max(AT_ONCE, turns.size() / TICKS_OF_A_ROUND);
    for (int i = 0; i < most && inVain > 0; i++) {
      inVain -= isOver(turns.poll(), now) ? 0 : 1;
    }
  }

  private Wait waitFor(SortedMap<AssetName, Optional<Instant>> assets) {
    return new Wait(assets, Instant.MIN, clock.instant().plus(LONGEST));
  }

  private void await(String process, Wait wait) {
    if (waits.put(process, wait) == null) {
      turns.add(process);
    }
  }

  private boolean isOver(String process, Instant now) {
    Wait wait = waits.get(process);
    boolean late = !now.isBefore(wait.askAgain());
    if (wait.isOver(known, now) || (late && wait.isForNews())) {
      waits.remove(process);
      ready.accept(process);
      return true;
    }
    turns.add(process);
    if (late) {
      waits.put(process, waitFor(wait.assets()));
      ask.accept(process);
    }
    return false;
  }
}
