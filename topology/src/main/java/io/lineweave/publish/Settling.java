package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what the catalogue has of processes whose wanted state changed and was not sent yet. If
 * a later run brings the old state back before, there is nothing to write.
 *
 * <p>Several runs of one application write one output from parts of its inputs. The first run under
 * a new parent run seems to take the others' inputs away, until they end, too: such a change waits
 * for them for a while. One that adds something never waits.
 *
 * <p>In memory only. After a restart nothing is known to be unsent, so everything is written at
 * once: a write more does no harm, one too few would.
 */
final class Settling {
  /** Bound on what is remembered; beyond it the oldest changes are written at once. */
  static final int MOST = 500;

  /**
   * A change that was not sent.
   *
   * @param full what the catalogue has
   * @param united whether that was told by several runs, so that others may follow the first one
   * @param less whether the change only takes away
   */
  private record Unsent(
      Draft full, Accepted accepted, Instant since, boolean united, boolean less) {}

  private final Duration settle;
  private final InstantSource clock;
  private final Map<String, Unsent> unsent = new LinkedHashMap<>();

  /**
   * Of one task.
   *
   * @param settle how long a change waits that only takes away
   */
  Settling(Duration settle, InstantSource clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** A process was changed by a draft; gives what is to be stored of it. */
  ProcessState changed(ProcessState before, ProcessState after) {
    String process = after.draft().qualifiedName();
    Optional<Unsent> known =
        Optional.ofNullable(unsent.remove(process)).or(() -> inCatalogue(before));
    if (known.isEmpty()) {
      return after;
    }
    Unsent last = known.orElseThrow();
    Draft wanted = after.draft().complete();
    if (wanted.saysTheSameAs(last.full())) {
      return after.asBefore(last.accepted());
    }
    boolean less =
        last.united() && after.draft().provenance().hasParent() && wanted.isPartOf(last.full());
    unsent.put(
        process, new Unsent(last.full(), last.accepted(), last.since(), last.united(), less));
    if (unsent.size() > MOST) {
      unsent.remove(unsent.keySet().iterator().next());
    }
    return after;
  }

  /** What is wanted and what the catalogue has are surely the same, if nothing is open. */
  private Optional<Unsent> inCatalogue(ProcessState state) {
    return state
        .accepted()
        .filter(accepted -> !state.dirty() && !accepted.content().isEmpty())
        .map(
            accepted ->
                new Unsent(
                    state.draft().complete(),
                    accepted,
                    clock.instant(),
                    !state.draft().provenance().sole(),
                    false));
  }

  /** The process with what the catalogue surely has of it, as far as that is known. */
  ProcessState sure(ProcessState state) {
    return Optional.ofNullable(unsent.get(state.draft().qualifiedName()))
        .map(change -> state.asBefore(change.accepted()))
        .orElse(state);
  }

  /** Until when a process is held back; empty if it is not. */
  Optional<Instant> heldUntil(String process) {
    return Optional.ofNullable(unsent.get(process))
        .filter(Unsent::less)
        .map(change -> change.since().plus(settle))
        .filter(clock.instant()::isBefore);
  }

  /** It is sent, or to be written whatever the catalogue has. */
  void forget(String process) {
    unsent.remove(process);
  }
}
