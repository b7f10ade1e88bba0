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
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Processes that refer to placeholders. When a scan has brought the real asset and the resolver
 * found it, they are to be published to the real one: a few are looked at every now and then, in
 * turn. That is a hundred a second; each look reads the store, and ticks come far more often.
 */
final class Placeholders {
  private static final int AT_A_TIME = 20;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final KnownAssets known;
  private final InstantSource clock;
  private final Consumer<String> outdated;
  private final Map<String, SortedSet<AssetName>> processes = new HashMap<>();
  private final Deque<String> turns = new ArrayDeque<>();
  private Instant next = Instant.MIN;

  Placeholders(KnownAssets known, InstantSource clock, Consumer<String> outdated) {
    this.known = known;
    this.clock = clock;
    this.outdated = outdated;
  }

  /** A process refers to these now. */
  void note(String process, SortedSet<AssetName> placeholders) {
    if (placeholders.isEmpty()) {
      processes.remove(process);
    } else if (processes.put(process, placeholders) == null) {
      turns.add(process);
    }
  }

  int size() {
    return processes.size();
  }

  void tick() {
    if (clock.instant().isBefore(next)) {
      return;
    }
    next = clock.instant().plus(BETWEEN);
    for (int i = Math.min(AT_A_TIME, turns.size()); i > 0; i--) {
      look(turns.poll());
    }
  }

  private void look(String process) {
    SortedSet<AssetName> placeholders = processes.get(process);
    if (placeholders == null) {
      return;
    }
    if (placeholders.stream().anyMatch(this::isReal)) {
      processes.remove(process);
      outdated.accept(process);
    } else {
      turns.add(process);
    }
  }

  private boolean isReal(AssetName key) {
    return known
        .get(key)
        .filter(asset -> asset.state() != ResolvedAsset.State.PLACEHOLDER)
        .isPresent();
  }
}
