package io.lineweave.openlineage;

import java.time.Instant;
import java.util.Optional;

/**
 * What the events of a run say of its life, each part of it a minimum, a maximum or a union.
 *
 * @param types the event types seen, one bit each
 * @param first the earliest event
 * @param last the latest event
 * @param started the earliest START
 * @param ended the latest terminal event
 */
public record Lifecycle(
    int types, Stamp first, Stamp last, Optional<Stamp> started, Optional<Stamp> ended) {

  /** The life as one event tells it. */
  public static Lifecycle of(Instant eventTime, EventType type) {
    Stamp stamp = Stamp.of(eventTime, type);
    return new Lifecycle(
        type.bit(),
        stamp,
        stamp,
        type == EventType.START ? Optional.of(stamp) : Optional.empty(),
        type.terminal() ? Optional.of(stamp) : Optional.empty());
  }

  public boolean saw(EventType type) {
    return (types & type.bit()) != 0;
  }

  /**
   * The state of the run. ABORT wins over FAIL, and both over COMPLETE whatever comes later: Spark
   * sends COMPLETE after FAIL.
   */
  public EventType state() {
    if (saw(EventType.ABORT)) {
      return EventType.ABORT;
    }
    if (saw(EventType.FAIL)) {
      return EventType.FAIL;
    }
    if (saw(EventType.COMPLETE)) {
      return EventType.COMPLETE;
    }
    return saw(EventType.START) && !saw(EventType.RUNNING) ? EventType.START : EventType.RUNNING;
  }

  /** Both together; returns {@code this} itself where the other adds nothing. */
  public Lifecycle merge(Lifecycle other) {
    Lifecycle merged =
        new Lifecycle(
            types | other.types,
            first.compareTo(other.first) <= 0 ? first : other.first,
            last.max(other.last),
            earliest(started, other.started),
            latest(ended, other.ended));
    return merged.equals(this) ? this : merged;
  }

  private static Optional<Stamp> earliest(Optional<Stamp> one, Optional<Stamp> other) {
    return one.flatMap(a -> other.map(b -> a.compareTo(b) <= 0 ? a : b))
        .or(() -> one)
        .or(() -> other);
  }

  private static Optional<Stamp> latest(Optional<Stamp> one, Optional<Stamp> other) {
    return one.flatMap(a -> other.map(a::max)).or(() -> one).or(() -> other);
  }
}
