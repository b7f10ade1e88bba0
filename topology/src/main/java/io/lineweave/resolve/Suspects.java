package io.lineweave.resolve;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the poison in a refused batch, and whose fault it is.
 *
 * <p>A catalogue names at most the first fault, and not whose, so a refused batch is halved; while
 * there are halves only they are sent. What is refused alone stays on trial: if others pass it is
 * its own fault, if one after the other is refused it is ours.
 */
final class Suspects {
  private final Deque<Set<String>> halves = new ArrayDeque<>();
  private final Map<String, Trial> trials = new HashMap<>();

  /**
   * An asset that was refused alone.
   *
   * @param words the catalogue's
   * @param until when to judge without having seen others
   */
  record Trial(Inquiry inquiry, String words, Instant until) {}

  /** Whether an asset may be in the next batch. */
  boolean allow(String key) {
    return !trials.containsKey(key) && (halves.isEmpty() || halves.peek().contains(key));
  }

  /** Whether only one asset may be in the next batch, and one name of it in a look-up. */
  boolean isAlone() {
    return !halves.isEmpty() && halves.peek().size() == 1;
  }

  /** A batch of these was refused; one by itself only if it asked for several names. */
  void halve(List<String> keys) {
    cleared(keys);
    int half = keys.size() / 2;
    halves.push(Set.copyOf(keys.subList(half, keys.size())));
    halves.push(Set.copyOf(keys.subList(0, half)));
  }

  /** These have their answer. */
  void cleared(Collection<String> keys) {
    if (!halves.isEmpty() && keys.containsAll(halves.peek())) {
      halves.pop();
    }
  }

  /** The half whose turn it is has nothing to send. */
  void skipHalf() {
    halves.poll();
  }

  void accuse(Trial trial) {
    cleared(List.of(trial.inquiry().key()));
    trials.put(trial.inquiry().key(), trial);
  }

  /** Others pass: it is their own fault. */
  List<Trial> guilty() {
    return take(trial -> true);
  }

  /** Those that waited long enough for others. */
  List<Trial> overdue(Instant now) {
    return take(trial -> !now.isBefore(trial.until()));
  }

  private List<Trial> take(Predicate<Trial> which) {
    List<Trial> taken = trials.values().stream().filter(which).toList();
    taken.forEach(trial -> trials.remove(trial.inquiry().key()));
    return taken;
  }
}
