package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closed runs in the order in which they are forgotten. They are many, so the order stands in the
 * store, those together that were closed together, and only the first are known here. A run that
 * was opened again stands there once too often, until its time comes.
 */
final class KeptRuns {
  /** One record for each run would be a sixth of all that is written of it. */
  private static final int MOST_TOGETHER = 100;

  private final RunStore store;
  private final List<String> unwritten = new ArrayList<>();
  private long lastClosed;
  private Optional<Kept> first = Optional.empty();
  private long from;
  private int size;

  KeptRuns(RunStore store) {
    this.store = store;
  }

  /** How many runs there are. */
  int size() {
    return size;
  }

  /** Runs that are in the store already. */
  void restored(Kept kept) {
    size += kept.ids().size();
  }

  /** A run was closed at that time. To be followed by {@link #write} before the task can commit. */
  void add(long closed, String id) {
    lastClosed = unwritten.isEmpty() ? closed : Math.max(lastClosed, closed);
    unwritten.add(id);
    size++;
    if (unwritten.size() == MOST_TOGETHER) {
      write();
    }
  }

  /** Writes what was added. */
  void write() {
    if (unwritten.isEmpty()) {
      return;
    }
    Kept kept = new Kept(lastClosed, unwritten);
    unwritten.clear();
    store.put(kept);
    if (first.filter(it -> it.closed() > kept.closed()).isPresent()) {
      first = Optional.empty();
    }
    from = Math.min(from, kept.closed());
  }

  /** The runs that were closed first, of those that are written. */
  Optional<Kept> first() {
    if (first.isEmpty() && size > 0) {
      first = store.firstKept(from);
    }
    return first;
  }

  /** Takes so many of these away, from the beginning. */
  void remove(Kept kept, int count) {
    store.delete(kept);
    size -= count;
    Optional<Kept> rest =
        Optional.of(kept.ids().subList(count, kept.ids().size()))
            .filter(ids -> !ids.isEmpty())
            .map(ids -> new Kept(kept.closed(), ids));
    rest.ifPresent(store::put);
    if (first.filter(kept::equals).isPresent()) {
      first = rest;
      from = kept.closed();
    }
  }
}
