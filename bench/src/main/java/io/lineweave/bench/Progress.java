package io.lineweave.bench;

import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Receipt;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the application has come, as its topics tell. For one thread. */
final class Progress implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Topics topics;
  private final Admin admin;
  private final KafkaConsumer<byte[], Receipt> receipts;

  /** Waits until the application has made its topics. */
  Progress(String bootstrapServers, Topics topics) throws Exception {
    Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
    this.topics = topics;
    this.admin = Admin.create(broker);
    List<String> names = topics.all().stream().map(TopicSpec::name).toList();
    while (!admin.listTopics().names().get().containsAll(names)) {
      Thread.onSpinWait();
    }
    this.receipts =
        new KafkaConsumer<>(
            broker, new ByteArrayDeserializer(), JsonSerde.of(Receipt.class).deserializer());
    List<TopicPartition> partitions =
        receipts.partitionsFor(topics.receipts()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    receipts.assign(partitions);
    receipts.seekToBeginning(partitions);
  }

  /** Waits for so many more written runs; gives the time from the first to the last of them. */
  Duration awaitPublished(int count) {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (int seen = 0; seen < count; ) {
      for (var record : receipts.poll(LOOK)) {
        Optional<Receipt> written = Optional.ofNullable(record.value()).filter(Copies::isWritten);
        if (written.isPresent()) {
          Instant at = written.get().at();
          first = at.isBefore(first) ? at : first;
          last = at.isAfter(last) ? at : last;
          seen++;
        }
      }
    }
    return Duration.between(first, last);
  }

  /** Waits until publish has taken in so many graphs since the beginning. */
  void awaitTaken(long graphs) throws Exception {
    while (taken() < graphs) {
      receipts.poll(LOOK);
    }
  }

  private long taken() throws Exception {
    return admin
        .listConsumerGroupOffsets(topics.applicationId())
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().topic().equals(topics.graphs()))
        .map(Map.Entry::getValue)
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  @Override
  public void close() {
    receipts.close();
    admin.close();
  }
}
