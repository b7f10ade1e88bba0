package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The room on a test driver: graphs and assets in by hand, time by hand, a catalogue in memory. */
final class PublishStage implements AutoCloseable {
  private static final Duration BUSY_TICK = Duration.ofMillis(200);

  final FakeCatalogue catalogue = new FakeCatalogue();
  final HandClock clock = new HandClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<Record<String, Emission>> emitted = new ArrayList<>();
  final PublishSettings settings;

  private final Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> graphs;
  private TestInputTopic<String, ResolvedAsset> assets;

  PublishStage(Path directory, PublishSettings settings) {
    this.directory = directory;
    this.settings = settings;
    open();
  }

  private void open() {
    Gate gate = new Gate(1_000_000, clock);
    Publish publish =
        new Publish(settings, new TestRules(), new Publish.World(catalogue, gate, clock, meters));
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        "assets",
        Consumed.with(Serdes.String(), JsonSerde.of(ResolvedAsset.class)),
        Materialized.<String, ResolvedAsset, KeyValueStore<Bytes, byte[]>>as(Publish.KNOWN_ASSETS)
            .withKeySerde(Serdes.String())
            .withValueSerde(JsonSerde.of(ResolvedAsset.class)));
    builder.stream("graphs", Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .process(publish)
        .process(this::capture);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(builder.build(), config, clock.instant());
    graphs =
        driver.createInputTopic(
            "graphs",
            new StringSerializer(),
            new ByteArraySerializer(),
            clock.instant(),
            Duration.ZERO);
    assets =
        driver.createInputTopic(
            "assets", new StringSerializer(), JsonSerde.of(ResolvedAsset.class).serializer());
  }

  private Processor<String, Emission, Void, Void> capture() {
    return new ContextualProcessor<>() {
      @Override
      public void process(Record<String, Emission> record) {
        emitted.add(record);
      }
    };
  }

  /** A graph arrives now. */
  void graph(TestEvent event) {
    graph(event.key(), event);
  }

  /** A graph arrives now, under the key of another job. */
  void graph(String key, TestEvent event) {
    graphs.pipeInput(key, event.bytes(), clock.instant());
  }

  void record(TestRecord<String, byte[]> record) {
    graphs.pipeInput(record);
  }

  /** The resolver says of every asset wanted so far that it is there, and it is. */
  void resolveAll() {
    wanted().forEach(asset -> resolve(asset.key(), ResolvedAsset.State.FOUND, asset.key()));
  }

  /** The resolver says what an asset is; if it can be referred to, it is in the catalogue. */
  void resolve(AssetName key, ResolvedAsset.State state, AssetName asset) {
    String guid = state.referable() ? catalogue.put(asset) : "";
    tell(key, state, asset, guid);
  }

  /** The resolver says so, whatever the catalogue has. */
  void tell(AssetName key, ResolvedAsset.State state, AssetName asset, String guid) {
    assets.pipeInput(key.text(), new ResolvedAsset(state, asset, guid, "", "", clock.instant()));
  }

  /** Some ticks pass: enough for a batch to linger, be sent, answered, and verified. */
  void ticks() {
    pass(Duration.ofSeconds(1));
  }

  /** Time passes, tick by tick; a long time in longer ticks, as on a busy machine. */
  void pass(Duration duration) {
    Duration tick = duration.toSeconds() > 30 ? BUSY_TICK : settings.delivery().tick();
    Instant end = clock.instant().plus(duration);
    while (clock.instant().isBefore(end)) {
      clock.advance(tick);
      driver.advanceWallClockTime(tick);
    }
  }

  /** A long time passes in which nothing happens. */
  void skip(Duration duration) {
    clock.advance(duration);
    driver.advanceWallClockTime(duration);
  }

  /** A graph with known assets, through to the end. */
  void publish(TestEvent event) {
    graph(event);
    resolveAll();
    ticks();
  }

  List<Receipt> receipts() {
    return of(Emission.Status.class).stream().map(Emission.Status::receipt).toList();
  }

  /** The latest receipt of a run. */
  Receipt receipt(String runId) {
    return receipts().stream()
        .filter(receipt -> receipt.runId().equals(runId))
        .reduce((before, later) -> later)
        .orElseThrow(() -> new AssertionError("no receipt for " + runId));
  }

  boolean hasReceipt(String runId) {
    return receipts().stream().anyMatch(receipt -> receipt.runId().equals(runId));
  }

  List<WantedAsset> wanted() {
    return of(Emission.Wanted.class).stream().map(Emission.Wanted::asset).toList();
  }

  List<Record<String, Emission>> parked() {
    return emitted.stream().filter(record -> record.value() instanceof Emission.Parked).toList();
  }

  private <T> List<T> of(Class<T> kind) {
    Predicate<Object> isKind = kind::isInstance;
    return emitted.stream().map(Record::value).filter(isKind).map(kind::cast).toList();
  }

  /** What the store holds of a process. */
  ProcessState state(String qualifiedName) {
    KeyValueStore<String, Stored> store = driver.getKeyValueStore(ProcessStore.NAME);
    return store.get("p:" + qualifiedName).process().orElseThrow();
  }

  /** Processes and runs in the store once everything forwarded is safe. */
  long entriesInStore() {
    skip(Confirmations.SURELY_COMMITTED);
    KeyValueStore<String, Stored> store = driver.getKeyValueStore(ProcessStore.NAME);
    long count = 0;
    try (var all = store.all()) {
      while (all.hasNext()) {
        count += all.next().value.calls().isEmpty() ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public void close() {
    driver.close();
  }
}
