package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Batch;
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
  private final KeptFilter filter = new KeptFilter();
  private final List<String> unwritten = new ArrayList<>();
  private long lastClosed;
  private Optional<Batch> first = Optional.empty();
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
  void restored(Batch kept) {
    size += kept.ids().size();
    note(kept);
  }

  private void note(Batch kept) {
    kept.ids().forEach(id -> filter.add(id, kept.number()));
  }

  /** False only for a run that is not among them; nearly always then. */
  boolean mayContain(String id) {
    return unwritten.contains(id) || filter.mayContain(id);
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
    Batch kept = new Batch(lastClosed, unwritten);
    unwritten.clear();
    store.putKept(kept);
    note(kept);
    if (first.filter(it -> it.number() > kept.number()).isPresent()) {
      first = Optional.empty();
    }
    from = Math.min(from, kept.number());
  }

  /** The runs that were closed first, of those that are written. */
  Optional<Batch> first() {
    if (first.isEmpty() && size > 0) {
      first = store.firstKept(from);
    }
    return first;
  }

  /** Takes so many of these away, from the beginning. */
  void remove(Batch kept, int count) {
    store.deleteKept(kept);
    size -= count;
    filter.forgetBefore(kept.number());
    Optional<Batch> rest =
        Optional.of(kept.ids().subList(count, kept.ids().size()))
            .filter(ids -> !ids.isEmpty())
            .map(ids -> new Batch(kept.number(), ids));
    rest.ifPresent(store::putKept);
    if (first.filter(kept::equals).isPresent()) {
      first = rest;
      from = kept.number();
    }
  }
}
