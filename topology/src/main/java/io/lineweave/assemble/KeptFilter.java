package io.lineweave.assemble;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Tells of a run id that was never closed here that it was not, without a look at the store: most
 * events begin a run, and asking RocksDB for what it does not have took a tenth of an event's time.
 *
 * <p>Bloom filters in a row, in memory, two octets for each closed run: with a million of them less
 * than one in a hundred other ids counts as if it were one. Runs are forgotten in the order in
 * which they were closed, so a filter goes when its last run does.
 */
final class KeptFilter {
  private static final XXHash64 HASH = XXHashFactory.fastestJavaInstance().hash64();
  private static final int SMALLEST = 1 << 10;
  private static final int LARGEST = 1 << 18;
  private static final int BITS_EACH = 16;
  private static final int PROBES = 7;

  private final Deque<Generation> generations = new ArrayDeque<>();

  private static final class Generation {
    private final long[] words;
    private final int capacity;
    private int size;
    private long lastClosed = Long.MIN_VALUE;

    Generation(int capacity) {
      this.capacity = capacity;
      this.words = new long[capacity * BITS_EACH / Long.SIZE];
    }

    boolean isFull() {
      return size == capacity;
    }

    void add(long hash, long closed) {
      for (int probe = 0; probe < PROBES; probe++) {
        int bit = bit(hash, probe);
        words[bit >>> 6] |= 1L << bit;
      }
      lastClosed = Math.max(lastClosed, closed);
      size++;
    }

    boolean mayContain(long hash) {
      for (int probe = 0; probe < PROBES; probe++) {
        int bit = bit(hash, probe);
        if ((words[bit >>> 6] & 1L << bit) == 0) {
          return false;
        }
      }
      return true;
    }

    /** Two halves of one good hash are as good as many hashes (Kirsch and Mitzenmacher, 2006). */
    private int bit(long hash, int probe) {
      int step = (int) (hash >>> 32) | 1;
      return ((int) hash + probe * step) & (capacity * BITS_EACH - 1);
    }
  }

  /** A run was closed then. */
  void add(String id, long closed) {
    if (generations.isEmpty()) {
      generations.add(new Generation(SMALLEST));
    } else if (generations.getLast().isFull()) {
      generations.add(new Generation(Math.min(LARGEST, 4 * generations.getLast().capacity)));
    }
    generations.getLast().add(hash(id), closed);
  }

  /** False only for a run that was not closed, or is forgotten. */
  boolean mayContain(String id) {
    if (generations.isEmpty()) {
      return false;
    }
    long hash = hash(id);
    for (Generation generation : generations) {
      if (generation.mayContain(hash)) {
        return true;
      }
    }
    return false;
  }

  /** All runs that were closed before then are forgotten. */
  void forgetBefore(long closed) {
    while (generations.size() > 1 && generations.getFirst().lastClosed < closed) {
      generations.removeFirst();
    }
  }

  private static long hash(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return HASH.hash(bytes, 0, bytes.length, 0);
  }
}
