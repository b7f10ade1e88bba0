package io.lineweave.app.kafka;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads a topic to its present end, in no group: nothing but the records is held in memory, one
 * poll's at a time, so a topic of any length can be read.
 */
public final class TopicScan {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MOST_SILENT_POLLS = 30;

  private final String name;
  private final Properties properties;

  /** The topic of that name; nothing is read yet. */
  public TopicScan(String name, Properties properties) {
    this.name = name;
    this.properties = properties;
  }

  /** Takes record after record, each partition's in their order. */
  @FunctionalInterface
  public interface Visitor<K, V> {
    /** Takes one record. */
    void visit(ConsumerRecord<K, V> record) throws StartFailure;
  }

  /**
   * Reads all records that are there now.
   *
   * @param from only those appended then or later, by the records' times; empty for all
   * @throws StartFailure if no broker answers or lets us read, or if there is no such topic
   * @throws org.apache.kafka.common.errors.SerializationException if a record is none of ours
   */
  public <K, V> void read(
      Deserializer<K> keys, Deserializer<V> values, Optional<Instant> from, Visitor<K, V> visitor)
      throws StartFailure {
    try (Consumer<K, V> consumer = new KafkaConsumer<>(properties, keys, values)) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, ends, from);
      read(consumer, ends, visitor);
    } catch (UnknownTopicOrPartitionException e) {
      throw missing();
    } catch (ApiException e) {
      throw unreadable(name, e);
    }
  }

  static StartFailure unreadable(String topic, ApiException cause) {
    return new StartFailure(
        ExitCode.TOPICS,
        "cannot read topic %s: %s (%s). Is kafka.bootstrap.servers right, and may this client read the topic?"
            .formatted(topic, cause.getMessage(), cause.getClass().getSimpleName()));
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer) throws StartFailure {
    List<PartitionInfo> found = consumer.partitionsFor(name);
    if (found == null || found.isEmpty()) {
      throw missing();
    }
    return found.stream().map(each -> new TopicPartition(name, each.partition())).toList();
  }

  private StartFailure missing() {
    return new StartFailure(
        ExitCode.TOPICS,
        "there is no topic %s on these brokers. Has lineweave run been started there, and is kafka.bootstrap.servers right?"
            .formatted(name));
  }

  private static void seek(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Optional<Instant> from) {
    if (from.isEmpty()) {
      consumer.seekToBeginning(ends.keySet());
      return;
    }
    long time = from.get().toEpochMilli();
    Map<TopicPartition, Long> times =
        ends.keySet().stream().collect(Collectors.toMap(Function.identity(), each -> time));
    Map<TopicPartition, OffsetAndTimestamp> begins = consumer.offsetsForTimes(times);
    ends.forEach(
        (partition, end) ->
            consumer.seek(
                partition,
                Optional.ofNullable(begins.get(partition))
                    .map(OffsetAndTimestamp::offset)
                    .orElse(end)));
  }

  private <K, V> void read(
      Consumer<K, V> consumer, Map<TopicPartition, Long> ends, Visitor<K, V> visitor)
      throws StartFailure {
    int silent = 0;
    while (!passed(consumer, ends)) {
      ConsumerRecords<K, V> records = consumer.poll(POLL);
      for (ConsumerRecord<K, V> record : records) {
        // Others may write while we read: what is behind the end as it was at first is not ours.
        if (record.offset() < ends.get(new TopicPartition(name, record.partition()))) {
          visitor.visit(record);
        }
      }
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent > MOST_SILENT_POLLS) {
        throw new StartFailure(
            ExitCode.TOPICS, "the brokers stopped answering while topic " + name + " was read");
      }
    }
  }

  private static boolean passed(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
