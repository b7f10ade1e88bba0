package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.outcome.Emission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The book in a changelogged store, and the way out through the processor's context. */
final class StoreBook implements Book {
  private final KeyValueStore<String, byte[]> store;
  private final ProcessorContext<String, Emission> context;
  private final InstantSource clock;

  StoreBook(
      KeyValueStore<String, byte[]> store,
      ProcessorContext<String, Emission> context,
      InstantSource clock) {
    this.store = store;
    this.context = context;
    this.clock = clock;
  }

  @Override
  public Optional<Known> read(String key) {
    return Optional.ofNullable(store.get(key)).map(KnownBytes::read);
  }

  @Override
  public void write(String key, Known known) {
    store.put(key, KnownBytes.write(known));
  }

  @Override
  public void forget(String key) {
    store.delete(key);
    forward(key, new Emission.Forgotten());
  }

  @Override
  public void tell(String key, ResolvedAsset outcome) {
    forward(key, new Emission.Resolved(outcome));
  }

  @Override
  public List<Mark> after(Optional<String> key, int most) {
    List<Mark> marks = new ArrayList<>();
    String from = key.map(last -> last + '\0').orElse(null);
    try (KeyValueIterator<String, byte[]> entries = store.range(from, null)) {
      while (marks.size() < most && entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        Instant due = KnownBytes.due(entry.value);
        marks.add(new Mark(entry.key, KnownBytes.dirty(entry.value), due));
      }
    }
    return marks;
  }

  private void forward(String key, Emission emission) {
    context.forward(new Record<>(key, emission, clock.millis()));
  }
}
