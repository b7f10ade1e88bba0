package io.lineweave.bench.e2e;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events as producers do. For one thread. */
final class Feed implements AutoCloseable {
  private static final int BATCH_BYTES = 64 << 10;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  Feed(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                20,
                "compression.type",
                "lz4",
                "batch.size",
                BATCH_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends one event, and does not wait for the broker. */
  Future<RecordMetadata> send(String topic, Event event) {
    return producer.send(
        new ProducerRecord<>(topic, event.key(), event.value()),
        (metadata, e) -> failure.compareAndSet(null, e));
  }

  /** Waits until the broker has all. */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("The load could not be written", failure.get());
    }
  }

  /** Sends all of it and waits until the broker has it; tells how much that was. */
  @SuppressWarnings("FutureReturnValueIgnored") // flush tells what failed
  Sent sendAll(String topic, Iterator<Event> events) {
    Set<String> ended = new HashSet<>();
    long count = 0;
    long bytes = 0;
    while (events.hasNext()) {
      Event event = events.next();
      count++;
      bytes += event.value().length;
      if (event.terminal()) {
        ended.add(event.run());
      }
      send(topic, event);
    }
    flush();
    return new Sent(count, bytes, ended);
  }

  @Override
  public void close() {
    producer.close();
  }
}
