package io.lineweave.publish;

import io.lineweave.kafka.JsonSerde;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store with a changelog of which a crash keeps only the beginning. */
final class JournalStore implements KeyValueStore<String, Stored> {
  private final JsonSerde<Stored> serde = JsonSerde.of(Stored.class);
  private final List<KeyValue<String, byte[]>> changelog = new ArrayList<>();
  private NavigableMap<String, byte[]> values = new TreeMap<>();

  int length() {
    return changelog.size();
  }

  /** What is left is the state after the first changes. */
  void restore(int changes) {
    changelog.subList(changes, changelog.size()).clear();
    values = new TreeMap<>();
    changelog.forEach(change -> apply(change.key, change.value));
  }

  private void apply(String key, byte[] value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }

  @Override
  public void put(String key, Stored value) {
    byte[] bytes = value == null ? null : serde.serializer().serialize("processes", value);
    changelog.add(KeyValue.pair(key, bytes));
    apply(key, bytes);
  }

  @Override
  public Stored get(String key) {
    return read(values.get(key));
  }

  @Override
  public Stored delete(String key) {
    Stored before = get(key);
    put(key, null);
    return before;
  }

  @Override
  public KeyValueIterator<String, Stored> all() {
    return iterate(values);
  }

  private KeyValueIterator<String, Stored> iterate(Map<String, byte[]> some) {
    Iterator<Map.Entry<String, byte[]>> entries = new TreeMap<>(some).entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public void close() {}

      @Override
      public String peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public KeyValue<String, Stored> next() {
        Map.Entry<String, byte[]> entry = entries.next();
        return KeyValue.pair(entry.getKey(), read(entry.getValue()));
      }
    };
  }

  private Stored read(byte[] bytes) {
    return bytes == null ? null : serde.deserializer().deserialize("processes", bytes);
  }

  @Override
  public Stored putIfAbsent(String key, Stored value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(List<KeyValue<String, Stored>> entries) {
    throw new UnsupportedOperationException();
  }

  @Override
  public KeyValueIterator<String, Stored> range(String from, String to) {
    return iterate(values.subMap(from, true, to, true));
  }

  @Override
  public long approximateNumEntries() {
    return values.size();
  }

  @Override
  public String name() {
    return ProcessStore.NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
