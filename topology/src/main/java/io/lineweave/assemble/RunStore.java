package io.lineweave.assemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The store {@code runs}, by key prefix:
 *
 * <ul>
 *   <li>{@code r} and the run id: the run, state and graph in one value, so that an event costs one
 *       read and one write and no crash can part them
 *   <li>{@code m} and the run id: the small {@link Mark} of an open run, so that a start need not
 *       read the graphs
 *   <li>{@code k}, a time and a run id: {@link Kept}, the runs that were closed together then, in
 *       the order in which runs are forgotten
 *   <li>{@code p}: the {@link Pulse}
 *   <li>{@code c} and the run id: that the run counts, in a {@link Replay} only
 * </ul>
 */
final class RunStore {
  static final String NAME = "runs";

  private static final byte RUN = 'r';
  private static final byte MARK = 'm';
  private static final byte KEPT = 'k';
  private static final byte PULSE = 'p';
  private static final byte COUNTS = 'c';
  private static final byte[] PRESENT = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  RunStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Cached: the events of a run within one commit interval become one write and one changelog
   * record.
   */
  static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  /**
   * Runs that were closed together.
   *
   * @param closed when the last of them was, in milliseconds since 1970
   * @param ids at least one
   */
  record Kept(long closed, List<String> ids) {
    private static final byte VERSION = 1;

    Kept {
      ids = List.copyOf(ids);
    }

    private static Kept read(Bytes key, byte[] value) {
      ByteBuffer buffer = ByteBuffer.wrap(value);
      byte version = buffer.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "closed runs of format version " + version + "; this release reads up to " + VERSION);
      }
      List<String> ids = new ArrayList<>();
      while (buffer.hasRemaining()) {
        byte[] id = new byte[buffer.getInt()];
        buffer.get(id);
        ids.add(new String(id, StandardCharsets.UTF_8));
      }
      return new Kept(ByteBuffer.wrap(key.get()).getLong(1), ids);
    }

    private Bytes key() {
      return kept(closed, ids.get(0));
    }

    private byte[] write() {
      List<byte[]> texts = ids.stream().map(id -> id.getBytes(StandardCharsets.UTF_8)).toList();
      int size = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
      ByteBuffer buffer = ByteBuffer.allocate(1 + size).put(VERSION);
      texts.forEach(text -> buffer.putInt(text.length).put(text));
      return buffer.array();
    }
  }

  Optional<Run> get(String id) {
    return Optional.ofNullable(store.get(key(RUN, id))).map(Run::read);
  }

  void put(String id, Run run) {
    store.put(key(RUN, id), run.write());
  }

  /** A null deletes as well, and does not read first what it deletes. */
  private void delete(Bytes key) {
    store.put(key, null);
  }

  void delete(String id) {
    delete(key(RUN, id));
  }

  void put(String id, Mark mark) {
    store.put(key(MARK, id), mark.write());
  }

  void deleteMark(String id) {
    delete(key(MARK, id));
  }

  void forEachMark(BiConsumer<String, Mark> consumer) {
    try (KeyValueIterator<Bytes, byte[]> marks =
        store.prefixScan(new byte[] {MARK}, new ByteArraySerializer())) {
      while (marks.hasNext()) {
        KeyValue<Bytes, byte[]> entry = marks.next();
        consumer.accept(text(entry.key, 1), Mark.read(entry.value));
      }
    }
  }

  void putCounting(String id) {
    store.put(key(COUNTS, id), PRESENT);
  }

  boolean isCounting(String id) {
    return store.get(key(COUNTS, id)) != null;
  }

  void put(Kept kept) {
    store.put(kept.key(), kept.write());
  }

  void delete(Kept kept) {
    delete(kept.key());
  }

  void forEachKept(Consumer<Kept> consumer) {
    try (KeyValueIterator<Bytes, byte[]> kept =
        store.prefixScan(new byte[] {KEPT}, new ByteArraySerializer())) {
      while (kept.hasNext()) {
        KeyValue<Bytes, byte[]> entry = kept.next();
        consumer.accept(Kept.read(entry.key, entry.value));
      }
    }
  }

  /**
   * The runs closed first, of those closed at that time or after. A scan that starts where the last
   * one ended does not step over all that was deleted before.
   */
  Optional<Kept> firstKept(long from) {
    try (KeyValueIterator<Bytes, byte[]> kept =
        store.range(kept(from, ""), Bytes.wrap(new byte[] {KEPT + 1}))) {
      if (!kept.hasNext()) {
        return Optional.empty();
      }
      KeyValue<Bytes, byte[]> first = kept.next();
      return Optional.of(Kept.read(first.key, first.value));
    }
  }

  /** When the pulse was last written, in milliseconds since 1970; 0 if never. */
  long pulse() {
    byte[] bytes = store.get(key(PULSE, ""));
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  void putPulse(long now) {
    store.put(key(PULSE, ""), ByteBuffer.allocate(Long.BYTES).putLong(now).array());
  }

  private static Bytes key(byte prefix, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(1 + text.length).put(prefix).put(text).array());
  }

  private static Bytes kept(long time, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Long.BYTES + text.length)
            .put(KEPT)
            .putLong(time)
            .put(text)
            .array());
  }

  private static String text(Bytes key, int from) {
    return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
  }
}
