package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which runs are open, in memory and in the store, where a start finds them without reading all
 * that are kept. In the store they stand in batches of those that came up together: with a record
 * for each run, written when it opens and deleted when it closes, that would be half of all records
 * of a short run. A batch goes when the last of its runs is closed.
 */
final class OpenRuns {
  private static final int MOST_TOGETHER = 16;

  private final RunStore store;
  private final Map<String, Opened> opened = new HashMap<>();
  private final List<Opened> over = new ArrayList<>();
  private Opened latest = new Opened(0);

  private static final class Opened {
    private final long number;
    private final List<String> ids = new ArrayList<>();
    private int open;

    Opened(long number) {
      this.number = number;
    }

    Batch batch() {
      return new Batch(number, ids);
    }
  }

  /** The runs of the store, as far as it knows: some may be closed, or not be there. */
  OpenRuns(RunStore store) {
    this.store = store;
    store.forEachOpened(this::restore);
  }

  private void restore(Batch batch) {
    latest = new Opened(batch.number());
    batch.ids().forEach(this::join);
  }

  /** All of them. */
  Set<String> ids() {
    return opened.keySet();
  }

  int size() {
    return opened.size();
  }

  boolean contains(String id) {
    return opened.containsKey(id);
  }

  /** The run is open. To be called before the run itself is stored as open. */
  void add(String id) {
    if (!contains(id)) {
      if (latest.ids.size() >= MOST_TOGETHER) {
        latest = new Opened(latest.number + 1);
      }
      join(id);
      store.putOpened(latest.batch());
    }
  }

  private void join(String id) {
    remove(id);
    opened.put(id, latest);
    latest.ids.add(id);
    latest.open++;
  }

  /** The run is not open any more. To be followed by {@link #write}. */
  void remove(String id) {
    Opened batch = opened.remove(id);
    if (batch != null && --batch.open == 0) {
      over.add(batch);
    }
  }

  /** Deletes what is over; not before it is stored that its runs are kept. */
  void write() {
    for (Opened batch : over) {
      if (batch.open == 0) {
        store.deleteOpened(batch.batch());
        batch.ids.clear();
      }
    }
    over.clear();
  }
}
