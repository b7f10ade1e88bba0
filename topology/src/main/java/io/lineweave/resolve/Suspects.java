package io.lineweave.resolve;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds the poison in a refused batch by halving it: a catalogue names at most the first fault, and
 * not whose. While there are suspects only they are sent, one half at a time.
 */
final class Suspects {
  private final Deque<Set<String>> groups = new ArrayDeque<>();

  /** Whether a key may be in the next batch. */
  boolean allow(String key) {
    return groups.isEmpty() || groups.peek().contains(key);
  }

  /** A batch of these, more than one, was refused. */
  void refused(List<String> keys) {
    cleared(keys);
    int half = keys.size() / 2;
    groups.push(Set.copyOf(keys.subList(half, keys.size())));
    groups.push(Set.copyOf(keys.subList(0, half)));
  }

  /** These are not under suspicion any more: accepted, or refused alone. */
  void cleared(Collection<String> keys) {
    if (!groups.isEmpty() && keys.containsAll(groups.peek())) {
      groups.pop();
    }
  }

  /** The present group has nothing to send. */
  void skip() {
    groups.poll();
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }
}
