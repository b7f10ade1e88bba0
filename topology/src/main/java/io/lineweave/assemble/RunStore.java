package io.lineweave.assemble;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
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
 * The store {@code runs}: under {@code g} and the run id the graph, under {@code s} and the run id
 * the state. Apart, since what is due is decided by the small one, and a start reads all of them.
 * Under {@code p} alone stands the pulse, see {@link Pulse}.
 */
final class RunStore {
  static final String NAME = "runs";

  private static final byte GRAPH = 'g';
  private static final byte STATE = 's';
  private static final byte PULSE = 'p';

  private final KeyValueStore<Bytes, byte[]> store;

  RunStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  Optional<RunState> state(String id) {
    return Optional.ofNullable(store.get(key(STATE, id))).map(StateForm::read);
  }

  Optional<LineageGraph> graph(String id) {
    return Optional.ofNullable(store.get(key(GRAPH, id))).map(GraphCodec::decode);
  }

  void put(String id, RunState state) {
    store.put(key(STATE, id), StateForm.write(state));
  }

  void put(String id, byte[] encodedGraph) {
    store.put(key(GRAPH, id), encodedGraph);
  }

  void forget(String id) {
    store.delete(key(STATE, id));
    store.delete(key(GRAPH, id));
  }

  /** When the pulse was last written, in milliseconds since 1970; 0 if never. */
  long pulse() {
    byte[] bytes = store.get(key(PULSE, ""));
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  void putPulse(long now) {
    store.put(key(PULSE, ""), ByteBuffer.allocate(Long.BYTES).putLong(now).array());
  }

  /** Every run's state, as the store holds them. */
  void forEachState(BiConsumer<String, RunState> consumer) {
    try (KeyValueIterator<Bytes, byte[]> states =
        store.prefixScan(new byte[] {STATE}, new ByteArraySerializer())) {
      while (states.hasNext()) {
        KeyValue<Bytes, byte[]> entry = states.next();
        consumer.accept(id(entry.key), StateForm.read(entry.value));
      }
    }
  }

  private static Bytes key(byte prefix, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(1 + text.length).put(prefix).put(text).array());
  }

  private static String id(Bytes key) {
    return new String(key.get(), 1, key.get().length - 1, StandardCharsets.UTF_8);
  }
}
