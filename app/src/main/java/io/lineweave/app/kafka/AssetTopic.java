package io.lineweave.app.kafka;

import io.lineweave.app.StartFailure;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.kafka.JsonSerde;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what every asset is, from the beginning of the topic to its present end. */
public final class AssetTopic {
  private final TopicScan scan;

  /** The topic of that name; nothing is read yet. */
  public AssetTopic(String name, Properties properties) {
    this.scan = new TopicScan(name, properties);
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
    SortedMap<String, ResolvedAsset> assets = new TreeMap<>();
    scan.read(
        new StringDeserializer(),
        JsonSerde.of(ResolvedAsset.class).deserializer(),
        Optional.empty(),
        record -> enter(record, wanted, assets));
    return assets;
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
