package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Kept;
import java.util.Optional;

/**
 * Closed runs in the order in which they are forgotten. They are many, so the order stands in the
 * store and only the first is known here. A run that was opened again has an entry too many, which
 * goes when its time comes.
 */
final class KeptRuns {
  private final RunStore store;
  private Optional<Kept> first = Optional.empty();
  private long from;
  private int size;

  KeptRuns(RunStore store) {
    this.store = store;
  }

  /** How many entries there are. */
  int size() {
    return size;
  }

  /** An entry that is in the store already. */
  void restored() {
    size++;
  }

  void add(Kept kept) {
    store.put(kept);
    size++;
    if (first.filter(it -> it.closed() > kept.closed()).isPresent()) {
      first = Optional.empty();
    }
    from = Math.min(from, kept.closed());
  }

  /** The run that was closed first. */
  Optional<Kept> first() {
    if (first.isEmpty() && size > 0) {
      first = store.firstKept(from);
    }
    return first;
  }

  /** Takes an entry away. */
  void remove(Kept kept) {
    store.delete(kept);
    size--;
    if (first.filter(kept::equals).isPresent()) {
      first = Optional.empty();
      from = kept.closed();
    }
  }
}
