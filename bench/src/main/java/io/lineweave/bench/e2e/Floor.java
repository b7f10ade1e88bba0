package io.lineweave.bench.e2e;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Floor A: the least that any Kafka Streams application pays which brings the events of a run
 * together. It knows nothing of JSON: it moves the untouched bytes to the partition of a key that a
 * byte search finds, puts them into a store and writes them out.
 */
final class Floor {
  private static final Serde<String> TEXT = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final String STORE = "runs";
  private static final byte[] FIELD = "\"runId\"".getBytes(StandardCharsets.UTF_8);

  private Floor() {}

  static Topology topology(String input, String output, int partitions) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), TEXT, BYTES)
            .withCachingEnabled());
    builder.stream(input, Consumed.with(BYTES, BYTES).withName("read_events"))
        .selectKey((key, event) -> runId(event), Named.as("find_run"))
        .repartition(
            Repartitioned.<String, byte[]>as("by-run")
                .withKeySerde(TEXT)
                .withValueSerde(BYTES)
                .withNumberOfPartitions(partitions))
        .process(
            (ProcessorSupplier<String, byte[], String, byte[]>) Putting::new,
            Named.as("put_into_store"),
            STORE)
        .to(output, Produced.with(TEXT, BYTES).withName("write_events"));
    return builder.build();
  }

  /** What stands between quotes after the first field of that name; empty text without one. */
  static String runId(byte[] event) {
    int field = indexOf(event, FIELD);
    int from = field < 0 ? -1 : quote(event, field + FIELD.length);
    int to = from < 0 ? -1 : quote(event, from + 1);
    return to < 0 ? "" : new String(event, from + 1, to - from - 1, StandardCharsets.UTF_8);
  }

  private static int quote(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] bytes, byte[] sought) {
    for (int i = 0; i <= bytes.length - sought.length; i++) {
      int same = 0;
      while (same < sought.length && bytes[i + same] == sought[same]) {
        same++;
      }
      if (same == sought.length) {
        return i;
      }
    }
    return -1;
  }

  private static final class Putting implements Processor<String, byte[], String, byte[]> {
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
      context = newContext;
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> event) {
      store.put(event.key(), event.value());
      context.forward(event);
    }
  }
}
