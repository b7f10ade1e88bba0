package io.lineweave.app.settings;

import io.lineweave.delivery.Delivery;
import java.time.Duration;
import java.util.List;

/** What can be set of how resolve and publish call the catalogue. */
final class DeliveryKeys {
  private static final Delivery DEFAULTS = Delivery.DEFAULT;

  static final Setting<Double> RATE =
      Setting.of(
              "delivery.operations-per-second",
              Kinds.number(0.1, 100_000),
              "Rate of all instances together, in entities plus edges; Purview allows 25 for each"
                  + " capacity unit.")
          .defaultingTo(DEFAULTS.operationsPerSecond());
  static final Setting<Integer> BATCH_ENTITIES =
      Setting.of(
              "delivery.batch-entities", Kinds.whole(1, 200), "Entities of one call to write them.")
          .defaultingTo(DEFAULTS.batchEntities());
  static final Setting<Integer> BATCH_BYTES =
      Setting.of("delivery.batch-size", Amounts.bytes("10kB", "10MB"), "Bytes of one such call.")
          .defaultingTo(DEFAULTS.batchBytes());
  static final Setting<Duration> LINGER =
      Setting.of(
              "delivery.linger",
              Amounts.time("0ms", "1m"),
              "How long a call to write processes waits for company at most; look-ups and creations wait"
                  + " half of it, look-ups by type a quarter. More saves calls and delays lineage (docs/performance.md). At 0"
                  + " tasks do not share calls either.")
          .defaultingTo(DEFAULTS.linger());
  static final Setting<Duration> BACKOFF_FIRST =
      Setting.of(
              "delivery.backoff-first",
              Amounts.time("10ms", "1m"),
              "The first wait after a failure that may pass; it doubles, with jitter.")
          .defaultingTo(DEFAULTS.backoffFirst());
  static final Setting<Duration> BACKOFF_MOST =
      Setting.of("delivery.backoff-most", Amounts.time("10ms", "1h"), "The longest such wait.")
          .defaultingTo(DEFAULTS.backoffMost());
  static final Setting<Duration> PAUSE =
      Setting.of(
              "delivery.pause",
              Amounts.time("10ms", "1h"),
              "How long a task rests without permission, or after many single refusals in a row.")
          .defaultingTo(DEFAULTS.pause());
  static final Setting<Duration> LATE_ANSWERS =
      Setting.of(
              "delivery.late-answers",
              Amounts.time("1s", "10m"),
              "How long after a call that nobody answered the catalogue may still be at it: so long"
                  + " nothing else is written there. Longer than purview.timeout.")
          .defaultingTo(DEFAULTS.lateAnswers());

  static final List<Setting<?>> ALL =
      List.of(
          RATE,
          BATCH_ENTITIES,
          BATCH_BYTES,
          LINGER,
          BACKOFF_FIRST,
          BACKOFF_MOST,
          PAUSE,
          LATE_ANSWERS);

  private DeliveryKeys() {}

  static Delivery from(Values values) {
    if (values.get(BACKOFF_MOST).compareTo(values.get(BACKOFF_FIRST)) < 0) {
      throw values.contradiction(BACKOFF_MOST, "must not be shorter than delivery.backoff-first");
    }
    if (values.get(LATE_ANSWERS).compareTo(values.get(PurviewSettings.TIMEOUT)) <= 0) {
      throw values.contradiction(LATE_ANSWERS, "must be longer than purview.timeout");
    }
    return new Delivery(
        values.get(RATE),
        values.get(BATCH_ENTITIES),
        values.get(BATCH_BYTES),
        values.get(LINGER),
        DEFAULTS.tick(),
        values.get(BACKOFF_FIRST),
        values.get(BACKOFF_MOST),
        DEFAULTS.doubts(),
        DEFAULTS.breakerAfter(),
        values.get(PAUSE),
        values.get(LATE_ANSWERS));
  }
}
