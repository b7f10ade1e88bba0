package io.lineweave.assemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *   <li>{@code o} and a number: runs that were opened one after the other, see {@link OpenRuns}
 *   <li>{@code k}, a time and a run id: runs that were closed together then, in the order in which
 *       runs are forgotten, see {@link KeptRuns}
 *   <li>{@code p}: the {@link Pulse}
 *   <li>{@code c} and the run id: that the run counts, in a {@link Replay} only
 * </ul>
 */
final class RunStore {
  static final String NAME = "runs";

  private static final byte RUN = 'r';
  private static final byte OPENED = 'o';
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
   * Runs that stand together in one record.
   *
   * @param number of those that were opened together, a number of their own; of those that were
   *     closed together, when the last of them was, in milliseconds since 1970
   * @param ids of those that were closed at least one, whose first is part of the key
   */
  record Batch(long number, List<String> ids) {
    private static final byte VERSION = 1;

    Batch {
      ids = List.copyOf(ids);
    }

    static Batch read(long number, byte[] value) {
      ByteBuffer buffer = ByteBuffer.wrap(value);
      byte version = buffer.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "runs of format version " + version + "; this release reads up to " + VERSION);
      }
      List<String> ids = new ArrayList<>();
      while (buffer.hasRemaining()) {
        byte[] id = new byte[buffer.getInt()];
        buffer.get(id);
        ids.add(new String(id, StandardCharsets.UTF_8));
      }
      return new Batch(number, ids);
    }

    byte[] write() {
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

  void putOpened(Batch opened) {
    store.put(key(OPENED, opened.number(), ""), opened.write());
  }

  void deleteOpened(Batch opened) {
    delete(key(OPENED, opened.number(), ""));
  }

  void forEachOpened(Consumer<Batch> consumer) {
    forEach(OPENED, consumer);
  }

  void putCounting(String id) {
    store.put(key(COUNTS, id), PRESENT);
  }

  boolean isCounting(String id) {
    return store.get(key(COUNTS, id)) != null;
  }

  void putKept(Batch kept) {
    store.put(keyOfKept(kept), kept.write());
  }

  void deleteKept(Batch kept) {
    delete(keyOfKept(kept));
  }

  void forEachKept(Consumer<Batch> consumer) {
    forEach(KEPT, consumer);
  }

  /**
   * The runs closed first, of those closed at that time or after. A scan that starts where the last
   * one ended does not step over all that was deleted before.
   */
  Optional<Batch> firstKept(long from) {
    try (KeyValueIterator<Bytes, byte[]> kept =
        store.range(key(KEPT, from, ""), Bytes.wrap(new byte[] {KEPT + 1}))) {
      return kept.hasNext() ? Optional.of(batch(kept.next())) : Optional.empty();
    }
  }

  private void forEach(byte prefix, Consumer<Batch> consumer) {
    try (KeyValueIterator<Bytes, byte[]> batches =
        store.prefixScan(new byte[] {prefix}, new ByteArraySerializer())) {
      while (batches.hasNext()) {
        consumer.accept(batch(batches.next()));
      }
    }
  }

  private static Batch batch(KeyValue<Bytes, byte[]> entry) {
    return Batch.read(ByteBuffer.wrap(entry.key.get()).getLong(1), entry.value);
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

  private static Bytes keyOfKept(Batch kept) {
    return key(KEPT, kept.number(), kept.ids().get(0));
  }

  private static Bytes key(byte prefix, long number, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(1 + Long.BYTES + text.length)
            .put(prefix)
            .putLong(number)
            .put(text)
            .array());
  }
}
