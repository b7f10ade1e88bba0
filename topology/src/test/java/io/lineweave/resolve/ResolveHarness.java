package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** One task of the room, a catalogue that answers at command, and time that moves by hand. */
final class ResolveHarness implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);

  final FakeCatalogue catalogue;
  final HandClock clock = new HandClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Gate gate;
  final TopologyTestDriver driver;
  private final ResolveSettings settings;
  private final TestInputTopic<String, WantedAsset> wanted;
  private final TestOutputTopic<String, ResolvedAsset> assets;
  private final Map<String, ResolvedAsset> view = new LinkedHashMap<>();
  private final List<String> emitted = new ArrayList<>();

  ResolveHarness(ResolveSettings settings, FakeCatalogue catalogue, Path directory) {
    this.settings = settings;
    this.catalogue = catalogue;
    gate = new Gate(settings.delivery().operationsPerSecond(), clock);
    driver = new TopologyTestDriver(topology(), properties(directory), clock.instant());
    wanted =
        driver.createInputTopic(
            "wanted", Serdes.String().serializer(), JsonSerde.of(WantedAsset.class).serializer());
    assets =
        driver.createOutputTopic(
            "assets",
            Serdes.String().deserializer(),
            JsonSerde.of(ResolvedAsset.class).deserializer());
  }

  static ResolveSettings settings() {
    return lingering(Duration.ZERO);
  }

  /** Where a look-up is for one type, whatever the catalogue can. */
  static ResolveSettings byType() {
    return settings(Duration.ZERO, false);
  }

  /** Where a call that is not full waits half of that for company. */
  static ResolveSettings lingering(Duration linger) {
    return settings(linger, true);
  }

  private static ResolveSettings settings(Duration linger, boolean supertype) {
    ResolveSettings defaults = ResolveSettings.defaults();
    Delivery delivery = Delivery.DEFAULT;
    return new ResolveSettings(
        defaults.ttl(),
        defaults.foundTtl(),
        true,
        supertype,
        defaults.searchPause(),
        defaults.maxColumns(),
        defaults.columnChunk(),
        defaults.farewell(),
        new Delivery(
            100_000,
            delivery.batchEntities(),
            delivery.batchBytes(),
            linger,
            TICK,
            delivery.backoffFirst(),
            delivery.backoffMost(),
            delivery.doubts(),
            delivery.breakerAfter(),
            delivery.pause(),
            delivery.lateAnswers()));
  }

  static WantedAsset wanted(MissingPolicy policy, AssetName... candidates) {
    AssetName first =
        Arrays.stream(candidates)
            .filter(name -> !name.typeName().endsWith("_resource_set"))
            .findFirst()
            .orElseThrow();
    boolean placeholder = policy == MissingPolicy.PLACEHOLDER;
    return new WantedAsset(
        placeholder ? WantedAsset.placeholderFor(first) : first,
        List.of(candidates),
        first.qualifiedName().replaceAll(".*/", ""),
        policy,
        "",
        Collections.emptySortedMap(),
        List.of(),
        "");
  }

  static WantedAsset withColumns(WantedAsset wanted, Column... columns) {
    return new WantedAsset(
        wanted.key(),
        wanted.candidates(),
        wanted.name(),
        wanted.policy(),
        wanted.collection(),
        wanted.attributes(),
        List.of(columns),
        wanted.description());
  }

  static WantedAsset described(WantedAsset wanted, String description) {
    return new WantedAsset(
        wanted.key(),
        wanted.candidates(),
        wanted.name(),
        wanted.policy(),
        wanted.collection(),
        wanted.attributes(),
        wanted.columns(),
        description);
  }

  static WantedAsset inCollection(WantedAsset wanted, String collection) {
    return new WantedAsset(
        wanted.key(),
        wanted.candidates(),
        wanted.name(),
        wanted.policy(),
        collection,
        wanted.attributes(),
        wanted.columns(),
        wanted.description());
  }

  /** A graph wants an asset. */
  ResolveHarness want(WantedAsset asset) {
    wanted.pipeInput(asset.key().text(), asset);
    return this;
  }

  /** Time goes by, tick by tick. */
  ResolveHarness pass(Duration duration) {
    return pass(duration, TICK);
  }

  /** Time goes by in steps, each one tick. */
  ResolveHarness pass(Duration duration, Duration step) {
    for (long left = duration.toMillis(); left > 0; left -= step.toMillis()) {
      clock.advance(step);
      driver.advanceWallClockTime(step);
    }
    read();
    return this;
  }

  /** The outcome that the world knows of an asset; null if it knows none. */
  ResolvedAsset outcome(WantedAsset asset) {
    read();
    return view.get(asset.key().text());
  }

  /** Keys in the order in which something was handed on. */
  List<String> emitted() {
    read();
    return emitted;
  }

  double count(String meter, String... tags) {
    return meters.find(meter).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  private void read() {
    assets
        .readKeyValuesToList()
        .forEach(
            entry -> {
              emitted.add(entry.key);
              view.put(entry.key, entry.value);
            });
  }

  private Topology topology() {
    Serializer<ResolvedAsset> json = JsonSerde.of(ResolvedAsset.class).serializer();
    Serializer<Emission> emissions =
        (topic, emission) ->
            emission instanceof Emission.Resolved resolved
                ? json.serialize(topic, resolved.asset())
                : null;
    return new Topology()
        .addSource(
            "source",
            Serdes.String().deserializer(),
            JsonSerde.of(WantedAsset.class).deserializer(),
            "wanted")
        .addProcessor("resolve", new Resolve(settings, catalogue, gate, clock, meters), "source")
        .addSink("sink", "assets", Serdes.String().serializer(), emissions, "resolve");
  }

  private static Properties properties(Path directory) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "resolve-test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    return properties;
  }

  @Override
  public void close() {
    driver.close();
  }
}
