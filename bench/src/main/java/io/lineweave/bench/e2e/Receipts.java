package io.lineweave.bench.e2e;

import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What became of runs: the first final receipt of each. For one thread. */
final class Receipts implements AutoCloseable {
  private static final String TOPIC = "lineweave.receipts";
  private static final Duration LOOK = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], Receipt> consumer;
  private final Map<String, Settled> settled = new HashMap<>();

  /**
   * The end of a run.
   *
   * @param state what became of it
   * @param millis when the receipt arrived at the broker
   */
  record Settled(Receipt.State state, long millis) {}

  /** A reader of all receipts since the topic was made; it has to exist. */
  Receipts(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            JsonSerde.of(Receipt.class).deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Waits until all of the runs are settled, or none has been for so long.
   *
   * @throws IllegalStateException if some are lost
   */
  Map<String, Settled> await(Set<String> runs, Duration patience) {
    Set<String> open = new HashSet<>(runs);
    open.removeAll(settled.keySet());
    Instant progress = Instant.now();
    while (!open.isEmpty()) {
      int before = open.size();
      consumer.poll(LOOK).forEach(this::enter);
      open.removeAll(settled.keySet());
      progress = open.size() < before ? Instant.now() : progress;
      if (Instant.now().isAfter(progress.plus(patience))) {
        throw new IllegalStateException(
            "%d of %d runs are lost, such as %s: they ended, and no receipt says what became of them"
                .formatted(open.size(), runs.size(), open.iterator().next()));
      }
    }
    return Map.copyOf(settled);
  }

  private void enter(ConsumerRecord<byte[], Receipt> record) {
    Receipt receipt = record.value();
    if (receipt != null && receipt.state() != Receipt.State.WAITING) {
      settled.putIfAbsent(receipt.runId(), new Settled(receipt.state(), record.timestamp()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
