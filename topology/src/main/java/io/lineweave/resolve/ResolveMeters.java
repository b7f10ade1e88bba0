package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What operators see of this room.
 *
 * <p>Threading notes: one per instance, shared by all tasks.
 */
final class ResolveMeters {
  private final MeterRegistry meters;
  private final AtomicInteger waiting;

  ResolveMeters(MeterRegistry meters) {
    this.meters = meters;
    this.waiting = meters.gauge("lineweave.resolve.waiting", new AtomicInteger());
  }

  /** A task has that many more (or fewer) assets that graphs wait for. */
  void waiting(int more) {
    waiting.addAndGet(more);
  }

  /** Names were looked up, those of all types in one call or by type. */
  void lookedUp(int names, boolean ofAllTypes) {
    String by = ofAllTypes ? "supertype" : "type";
    meters.counter("lineweave.resolve.lookups", "by", by).increment(names);
  }

  void searched() {
    meters.counter("lineweave.resolve.searches").increment();
  }

  /** Not answered: the asset stays unknown, never absent. */
  void unknown(int names) {
    meters.counter("lineweave.resolve.unknown").increment(names);
  }

  void decided(ResolvedAsset.State state, Duration took) {
    String name = state.name().toLowerCase(Locale.ROOT);
    meters.counter("lineweave.resolve.outcomes", "state", name).increment();
    meters.timer("lineweave.resolve.time").record(took);
  }

  /** A bound was reached: candidates, columns, text, hits of a search. */
  void cut(String what, int count) {
    meters.counter("lineweave.resolve.cut", "what", what).increment(count);
  }

  /** A placeholder gave way to the real asset. */
  void relinked() {
    meters.counter("lineweave.resolve.relinked").increment();
  }

  /** A replaced placeholder is gone from the catalogue. */
  void buried() {
    meters.counter("lineweave.resolve.placeholders.deleted").increment();
  }

  /** The catalogue would not have these: columns, searches. */
  void refused(String what) {
    meters.counter("lineweave.resolve.refused", "what", what).increment();
  }

  /** Forgotten, to be asked again. */
  void forgotten() {
    meters.counter("lineweave.resolve.forgotten").increment();
  }
}
