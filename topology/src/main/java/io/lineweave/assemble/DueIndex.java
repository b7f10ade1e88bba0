package io.lineweave.assemble;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Which run to look at next, in memory, rebuilt from the store at start.
 *
 * <p>Lazy: an entry is not moved when more is heard of its run, only one added when the run is due
 * earlier than before. The entry that counts is the one that the run's {@link Mark} names.
 */
final class DueIndex {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::due));

  /** Look at that run at that time. */
  record Entry(long due, String id) {}

  void add(long due, String id) {
    entries.add(new Entry(due, id));
  }

  /** Whether the time of the first entry has come. */
  boolean isDue(long now) {
    Entry first = entries.peek();
    return first != null && first.due() <= now;
  }

  /** Takes the first entry out, of which there must be one. */
  Entry poll() {
    return entries.remove();
  }

  int size() {
    return entries.size();
  }
}
