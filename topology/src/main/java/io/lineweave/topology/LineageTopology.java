package io.lineweave.topology;

import io.lineweave.assemble.Assemble;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.intake.Intake;
import io.lineweave.kafka.ClampedTimestamps;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.lineweave.publish.Publish;
import io.lineweave.resolve.Resolve;
import java.util.Collections;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * The flow, top to bottom as the picture in the README: a line to the graphs, a fork from there, a
 * join by the global view of the assets.
 *
 * <p>Every node, store and topic is named here or by its room: names are an upgrade contract,
 * pinned by a golden test.
 */
public final class LineageTopology {
  private static final Serde<String> TEXT = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Serde<WantedAsset> WANTED = JsonSerde.of(WantedAsset.class);
  private static final Serde<ResolvedAsset> ASSET = JsonSerde.of(ResolvedAsset.class);
  private static final Serde<Receipt> RECEIPT = JsonSerde.of(Receipt.class);

  private LineageTopology() {}

  /**
   * The topology of one instance. The topics of {@link Topics#all()} must exist before it starts.
   *
   * @param settings what the user chose
   * @param world what the rooms talk to
   */
  public static Topology build(TopologySettings settings, Surroundings world) {
    Surroundings around = world.sharing(settings.publish().delivery());
    StreamsBuilder builder = new StreamsBuilder();
    Topics topics = settings.topics();

    // What each asset is in the catalogue. ③ writes it, and every instance of ④ sees all of it.
    builder.globalTable(
        topics.assets(),
        Consumed.with(TEXT, ASSET).withName("read_known_assets"),
        Materialized.as(Stores.persistentKeyValueStore(Publish.KNOWN_ASSETS)));

    // ① A producer's key is never the run id, so every event is decoded and keyed anew.
    KStream<String, Emission> events =
        builder.stream(
                topics.inputs(),
                Consumed.with(BYTES, BYTES)
                    .withName("read_events")
                    .withTimestampExtractor(new ClampedTimestamps(around.clock())))
            .process(
                new Intake(settings.intake(), around.clock(), around.meters()),
                Named.as("decode_filter_and_trim"));
    deadLetters(events, "intake").to(topics.deadLetters(), dead("write_rejected_events"));

    // ② All events of a run meet in one task, in whatever order they come.
    KStream<String, Emission> runs =
        only(events, Emission.Event.class, Emission.Event::encoded, "accepted_events")
            .repartition(byKey("by-run", BYTES, settings))
            .process(
                new Assemble(settings.assemble(), around.clock(), around.meters()),
                Named.as("merge_and_close_runs"));
    only(runs, Emission.Graph.class, Emission.Graph::json, "closed_runs")
        .to(topics.graphs(), Produced.with(TEXT, BYTES).withName("write_graphs"));
    receipts(runs, "filtered_runs").to(topics.receipts(), receipt("write_filtered_receipts"));
    deadLetters(runs, "assemble").to(topics.deadLetters(), dead("write_rejected_runs"));

    // ④ One task owns a job, so the order of its runs is kept; it waits until its assets are known.
    KStream<String, Emission> processes =
        builder.stream(topics.graphs(), Consumed.with(TEXT, BYTES).withName("read_graphs"))
            .process(publish(settings, around), Named.as("map_and_deliver_processes"));
    receipts(processes, "delivered_runs").to(topics.receipts(), receipt("write_receipts"));
    deadLetters(processes, "publish").to(topics.deadLetters(), dead("write_refused_processes"));

    // ③ One task owns a name, so two writers never create the same asset.
    KStream<String, Emission> assets =
        only(processes, Emission.Wanted.class, Emission.Wanted::asset, "wanted_assets")
            .repartition(byKey("by-asset", WANTED, settings))
            .process(resolve(settings, around), Named.as("find_or_create_assets"));
    only(assets, Emission.Resolved.class, Emission.Resolved::asset, "resolved_assets")
        .to(topics.assets(), asset("write_assets"));

    only(assets, Emission.Forgotten.class, LineageTopology::nothing, "forgotten_assets")
        .to(topics.assets(), asset("erase_assets"));

    return builder.build();
  }

  private static Publish publish(TopologySettings settings, Surroundings around) {
    return new Publish(
        settings.publish(),
        around.rules(),
        new Publish.World(around.catalogue(), around.gate(), around.clock(), around.meters()));
  }

  private static Resolve resolve(TopologySettings settings, Surroundings around) {
    return new Resolve(
        settings.resolve(), around.catalogue(), around.gate(), around.clock(), around.meters());
  }

  static <E extends Emission, V> KStream<String, V> only(
      KStream<String, Emission> room, Class<E> kind, Function<E, V> content, String node) {
    return room.flatMapValues(
        emission ->
            kind.isInstance(emission)
                ? Collections.singletonList(content.apply(kind.cast(emission)))
                : Collections.<V>emptyList(),
        Named.as(node));
  }

  private static KStream<String, Receipt> receipts(KStream<String, Emission> room, String node) {
    return only(room, Emission.Status.class, Emission.Status::receipt, node);
  }

  private static KStream<byte[], byte[]> deadLetters(KStream<String, Emission> room, String name) {
    return only(room, Emission.Parked.class, Function.identity(), "dead_letters_of_" + name)
        .map(
            (runOrJob, parked) -> KeyValue.pair(parked.key(), parked.value()),
            Named.as("restore_keys_of_" + name));
  }

  static <V> Repartitioned<String, V> byKey(
      String name, Serde<V> value, TopologySettings settings) {
    return Repartitioned.<String, V>as(name)
        .withKeySerde(TEXT)
        .withValueSerde(value)
        .withNumberOfPartitions(settings.partitions());
  }

  private static Produced<String, Receipt> receipt(String node) {
    return Produced.with(TEXT, RECEIPT).withName(node);
  }

  private static Produced<String, ResolvedAsset> asset(String node) {
    return Produced.with(TEXT, ASSET).withName(node);
  }

  /** A null is a tombstone on a compacted topic. */
  private static ResolvedAsset nothing(Emission.Forgotten forgotten) {
    return null;
  }

  private static Produced<byte[], byte[]> dead(String node) {
    return Produced.with(BYTES, BYTES).withName(node);
  }
}
