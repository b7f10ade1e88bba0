package io.lineweave.app.kafka;

import io.lineweave.app.StartFailure;
import io.lineweave.kafka.SourcePosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records by their position, in no group. For one thread. */
public final class RecordLookup implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_SILENT_POLLS = 40;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<String, List<PartitionInfo>> topics = new HashMap<>();

  /** A lookup with a consumer's properties. */
  public RecordLookup(Properties properties) {
    Properties own = new Properties();
    own.putAll(properties);
    own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    // A record that retention deletes meanwhile is known by one behind it in its place.
    own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The record that stands there; empty if the topic does not keep it any longer, or never had it.
   *
   * @throws StartFailure if no broker answers or lets us read
   */
  public Optional<ConsumerRecord<byte[], byte[]>> at(SourcePosition position) throws StartFailure {
    TopicPartition partition = new TopicPartition(position.topic(), position.partition());
    try {
      if (!exists(partition)) {
        return Optional.empty();
      }
      consumer.assign(List.of(partition));
      if (position.offset() >= end(partition)) {
        return Optional.empty();
      }
      consumer.seek(partition, position.offset());
      return next(partition).filter(record -> record.offset() == position.offset());
    } catch (ApiException e) {
      throw TopicScan.unreadable(position.topic(), e);
    }
  }

  private boolean exists(TopicPartition partition) {
    return topics
        .computeIfAbsent(
            partition.topic(),
            topic -> Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()))
        .stream()
        .anyMatch(each -> each.partition() == partition.partition());
  }

  /** As it was when first asked for: what is looked up was there before. */
  private long end(TopicPartition partition) {
    return ends.computeIfAbsent(partition, each -> consumer.endOffsets(List.of(each)).get(each));
  }

  private Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
    for (int silent = 0; silent < MOST_SILENT_POLLS; silent++) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        return Optional.of(records.records(partition).get(0));
      }
      if (consumer.position(partition) >= end(partition)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
