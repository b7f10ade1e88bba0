package io.lineweave.app.kafka;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.kafka.JsonSerde;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what every asset is, from the beginning of the topic to its present end. */
public final class AssetTopic {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MOST_SILENT_POLLS = 30;

  private final String name;
  private final Properties properties;

  /** The topic of that name; nothing is read yet. */
  public AssetTopic(String name, Properties properties) {
    this.name = name;
    this.properties = properties;
  }

  /**
   * The assets of that kind as they stand now, by the key under which they would be created. Only
   * these are held in memory, so a topic of any length can be read.
   *
   * @throws StartFailure if no broker answers or lets us read, or if there is no such topic
   * @throws org.apache.kafka.common.errors.SerializationException if a record is none of ours
   */
  public SortedMap<String, ResolvedAsset> read(Predicate<ResolvedAsset> wanted)
      throws StartFailure {
    try (Consumer<String, ResolvedAsset> consumer =
        new KafkaConsumer<>(
            properties,
            new StringDeserializer(),
            JsonSerde.of(ResolvedAsset.class).deserializer())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer));
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return read(consumer, ends, wanted);
    } catch (UnknownTopicOrPartitionException e) {
      throw missing();
    } catch (ApiException e) {
      throw new StartFailure(
          ExitCode.TOPICS,
          "cannot read topic %s: %s (%s). Is kafka.bootstrap.servers right, and may this client read the topic?"
              .formatted(name, e.getMessage(), e.getClass().getSimpleName()));
    }
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

  private SortedMap<String, ResolvedAsset> read(
      Consumer<String, ResolvedAsset> consumer,
      Map<TopicPartition, Long> ends,
      Predicate<ResolvedAsset> wanted)
      throws StartFailure {
    SortedMap<String, ResolvedAsset> assets = new TreeMap<>();
    int silent = 0;
    while (!passed(consumer, ends)) {
      ConsumerRecords<String, ResolvedAsset> records = consumer.poll(POLL);
      records.forEach(record -> enter(record, wanted, assets));
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent > MOST_SILENT_POLLS) {
        throw new StartFailure(
            ExitCode.TOPICS, "the brokers stopped answering while topic " + name + " was read");
      }
    }
    return assets;
  }

  // Others may write while we read: what comes after the end as it was at first is not waited for.
  private static boolean passed(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  // A later record of a key replaces an earlier one; without value the asset is forgotten.
  private static void enter(
      ConsumerRecord<String, ResolvedAsset> record,
      Predicate<ResolvedAsset> wanted,
      Map<String, ResolvedAsset> assets) {
    Optional.ofNullable(record.value())
        .filter(wanted)
        .ifPresentOrElse(
            asset -> assets.put(record.key(), asset), () -> assets.remove(record.key()));
  }
}
