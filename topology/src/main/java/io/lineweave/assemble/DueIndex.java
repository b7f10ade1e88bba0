package io.lineweave.assemble;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which open run to look at next, in memory, rebuilt from the store at start. One entry per run,
 * under the time that its state names; an entry is moved when its run is due earlier than before,
 * and when its time has come and the run is due later.
 *
 * <p>What a former life left overdue is held back for a while: more may be under way.
 */
final class DueIndex {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::due).thenComparing(Entry::id);

  private final NavigableSet<Entry> entries = new TreeSet<>(ORDER);
  private final NavigableSet<Entry> held = new TreeSet<>(ORDER);
  private final long holdUntil;

  /** Holds what is restored until then. */
  DueIndex(long holdUntil) {
    this.holdUntil = holdUntil;
  }

  /** Look at that run at that time. */
  record Entry(long due, String id) {}

  void add(long due, String id) {
    entries.add(new Entry(due, id));
  }

  /** Likewise, of a run of a former life. */
  void restore(long due, String id) {
    (due < holdUntil ? held : entries).add(new Entry(due, id));
  }

  void remove(long due, String id) {
    Entry entry = new Entry(due, id);
    if (!entries.remove(entry)) {
      held.remove(entry);
    }
  }

  boolean contains(long due, String id) {
    Entry entry = new Entry(due, id);
    return entries.contains(entry) || held.contains(entry);
  }

  /** Whether the time of an entry has come. */
  boolean isDue(long now) {
    return (now >= holdUntil && !held.isEmpty())
        || (!entries.isEmpty() && entries.first().due() <= now);
  }

  /** Takes out the entry that is due first, of which there must be one. */
  Entry poll() {
    return held.isEmpty() ? entries.pollFirst() : held.pollFirst();
  }

  /** Takes out the entry whose time has come, of which there must be one. */
  Entry pollDue(long now) {
    return now >= holdUntil ? poll() : entries.pollFirst();
  }

  int size() {
    return entries.size() + held.size();
  }
}
