package io.lineweave.assemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The store {@code runs}. Under {@code r} and the run id the run, state and graph in one value, so
 * that an event costs one read and one write and no crash can part them. Under {@code m} and the
 * run id its small {@link Mark}, written when it changes, so that a start need not read the graphs.
 * Under {@code p} alone the {@link Pulse}.
 */
final class RunStore {
  static final String NAME = "runs";

  private static final byte RUN = 'r';
  private static final byte MARK = 'm';
  private static final byte PULSE = 'p';

  private final KeyValueStore<Bytes, byte[]> store;

  RunStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * Cached: the events of a run within one commit interval become one write and one changelog
   * record. The cache hands on in the order of the last puts, so marks still go before their runs.
   */
  static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  Optional<Run> get(String id) {
    return Optional.ofNullable(store.get(key(RUN, id))).map(Run::read);
  }

  void put(String id, Run run) {
    store.put(key(RUN, id), run.write());
  }

  Optional<Mark> mark(String id) {
    return Optional.ofNullable(store.get(key(MARK, id))).map(Mark::read);
  }

  /** Before the run itself: a mark without a run is known for what it is, a run without is lost. */
  void put(String id, Mark mark) {
    store.put(key(MARK, id), mark.write());
  }

  void forget(String id) {
    store.delete(key(RUN, id));
    store.delete(key(MARK, id));
  }

  void forEachMark(BiConsumer<String, Mark> consumer) {
    try (KeyValueIterator<Bytes, byte[]> marks =
        store.prefixScan(new byte[] {MARK}, new ByteArraySerializer())) {
      while (marks.hasNext()) {
        KeyValue<Bytes, byte[]> entry = marks.next();
        consumer.accept(id(entry.key), Mark.read(entry.value));
      }
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

  private static String id(Bytes key) {
    return new String(key.get(), 1, key.get().length - 1, StandardCharsets.UTF_8);
  }
}
