package io.lineweave.sandbox.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.Gate;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.lineweave.resolve.Resolve;
import io.lineweave.resolve.ResolveSettings;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room against a catalogue that refuses what the real one refuses, over HTTP. */
class ResolveOnCatalogueTest {
  private static final String LAKE = "https://lake.dfs.core.windows.net/raw/";
  private static final AssetName FOLDER =
      new AssetName("azure_datalake_gen2_path", LAKE + "orders");
  private static final AssetName SET =
      new AssetName("azure_datalake_gen2_resource_set", LAKE + "orders/{N}.csv");
  private static final AssetName TABLE =
      new AssetName("azure_sql_table", "mssql://s.database.windows.net/db/dbo/t");

  @TempDir Path directory;
  private final LocalCatalogue catalogue = LocalCatalogue.start(0);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PurviewClient client = PurviewClient.of(purview(), meters);
  private final Map<String, ResolvedAsset> view = new HashMap<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private TopologyTestDriver driver;
  private TestInputTopic<String, WantedAsset> wanted;
  private TestOutputTopic<String, ResolvedAsset> assets;

  @BeforeEach
  void open() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "resolve");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(topology(), properties, now);
    JsonSerde<WantedAsset> wishes = JsonSerde.of(WantedAsset.class);
    wanted = driver.createInputTopic("wanted", Serdes.String().serializer(), wishes.serializer());
    JsonSerde<ResolvedAsset> outcomes = JsonSerde.of(ResolvedAsset.class);
    assets =
        driver.createOutputTopic("assets", Serdes.String().deserializer(), outcomes.deserializer());
  }

  @AfterEach
  void close() {
    driver.close();
    catalogue.close();
  }

  @Test
  void shouldJoinTheScannedFolder() {
    scan(FOLDER);

    assertThat(resolve(wanted(MissingPolicy.TYPED, FOLDER)).asset()).isEqualTo(FOLDER);
  }

  @Test
  void shouldJoinTheScannedResourceSet() {
    scan(SET);

    assertThat(resolve(wanted(MissingPolicy.TYPED, FOLDER)).asset()).isEqualTo(SET);
  }

  @Test
  void shouldPreferTheResourceSetWhereBothWereScanned() {
    scan(FOLDER);
    scan(SET);

    assertThat(resolve(wanted(MissingPolicy.TYPED, FOLDER)).asset()).isEqualTo(SET);
  }

  @Test
  void shouldJoinTheFolderInAnotherLetterCase() {
    AssetName scanned = new AssetName(FOLDER.typeName(), LAKE + "Orders");
    scan(scanned);

    assertThat(resolve(wanted(MissingPolicy.TYPED, FOLDER)).asset()).isEqualTo(scanned);
    assertThat(catalogue.entities()).containsExactly(scanned);
  }

  @Test
  void shouldLookUpAllTypesInOneCallOnceTheCatalogueHasShownThatItCan() {
    AssetName view = new AssetName("azure_sql_view", TABLE.qualifiedName() + "_view");
    AssetName twin = new AssetName("azure_sql_dw_table", TABLE.qualifiedName());
    scan(TABLE);
    resolve(wanted(MissingPolicy.TYPED, TABLE));
    scan(view);

    assertThat(resolve(wanted(MissingPolicy.TYPED, view)).asset()).isEqualTo(view);
    assertThat(resolve(wanted(MissingPolicy.TYPED, twin)).state()).isEqualTo(State.CREATED);
    assertThat(lookedUpBy("type")).isEqualTo(2);
    assertThat(lookedUpBy("supertype")).isEqualTo(3);
    assertThat(catalogue.duplicates()).isEmpty();
  }

  @Test
  void shouldCreateAFolderWithItsSchema() {
    assertThat(resolve(wanted(MissingPolicy.TYPED, FOLDER)).state()).isEqualTo(State.CREATED);

    AssetName schema =
        new AssetName("tabular_schema", FOLDER.qualifiedName() + "#__tabular_schema");
    AssetName column = new AssetName("column", schema.qualifiedName() + "//id");
    pass(() -> catalogue.attributes(column).isPresent());
    assertThat(catalogue.entities()).containsExactlyInAnyOrder(FOLDER, schema, column);
  }

  @Test
  void shouldCreateATableWithItsColumns() {
    assertThat(resolve(wanted(MissingPolicy.TYPED, TABLE)).state()).isEqualTo(State.CREATED);

    AssetName column = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#id");
    pass(() -> catalogue.attributes(column).isPresent());
    assertThat(catalogue.attributes(column).orElseThrow()).containsEntry("data_type", "int");
  }

  @Test
  void shouldWaitOutAThrottledCatalogue() {
    scan(TABLE);
    catalogue.faults().add(Fault.status(429).times(3).retryAfter(Duration.ofSeconds(2)));

    assertThat(resolve(wanted(MissingPolicy.TYPED, TABLE)).state()).isEqualTo(State.FOUND);
    assertThat(catalogue.calls(Call.WRITE)).isZero();
  }

  @Test
  void shouldNotMakeATwinWhenAnAnswerIsLost() {
    catalogue.faults().add(Fault.drop(true).on(Call.WRITE).times(1));

    assertThat(resolve(wanted(MissingPolicy.TYPED, TABLE)).state()).isEqualTo(State.CREATED);
    assertThat(catalogue.duplicates()).isEmpty();
  }

  @Test
  void shouldGiveARefusedAssetAnOutcome() {
    AssetName unknown = new AssetName("no_such_type", "x://y");

    ResolvedAsset outcome = resolve(wanted(MissingPolicy.TYPED, unknown));

    assertThat(outcome.state()).isEqualTo(State.REFUSED);
    assertThat(outcome.reason()).contains("no_such_type");
  }

  @Test
  void shouldCreateAgainWhatTheCatalogueLost() {
    WantedAsset table = wanted(MissingPolicy.TYPED, TABLE);
    String guid = scan(TABLE);
    Instant first = resolve(table).at();
    client.delete(List.of(guid)).join();

    wanted.pipeInput(table.key().text(), table.rechecked());
    pass(() -> view.get(table.key().text()).at().isAfter(first));

    assertThat(view.get(table.key().text()).state()).isEqualTo(State.CREATED);
    assertThat(catalogue.entities()).contains(TABLE);
  }

  @Test
  void shouldLetAPlaceholderGiveWayToTheScannedAsset() {
    WantedAsset table = wanted(MissingPolicy.PLACEHOLDER, TABLE);
    assertThat(resolve(table).state()).isEqualTo(State.PLACEHOLDER);
    scan(TABLE);

    pass(() -> view.get(table.key().text()).state() == State.FOUND);
    pass(() -> !catalogue.entities().contains(table.key()));

    assertThat(view.get(table.key().text()).asset()).isEqualTo(TABLE);
    assertThat(catalogue.entities()).containsExactly(TABLE);
  }

  private double lookedUpBy(String by) {
    return meters.counter("lineweave.resolve.lookups", "by", by).count();
  }

  private String scan(AssetName name) {
    return catalogue.add(name, Map.of("name", "scanned"));
  }

  private ResolvedAsset resolve(WantedAsset asset) {
    wanted.pipeInput(asset.key().text(), asset);
    pass(() -> view.containsKey(asset.key().text()));
    return view.get(asset.key().text());
  }

  /** A second of the room's time goes by in some milliseconds, again and again. */
  private void pass(Callable<Boolean> until) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .pollInSameThread()
        .until(
            () -> {
              now = now.plusMillis(50);
              driver.advanceWallClockTime(Duration.ofMillis(50));
              assets.readKeyValuesToList().forEach(entry -> view.put(entry.key, entry.value));
              return until.call();
            });
  }

  private Topology topology() {
    Serializer<ResolvedAsset> json = JsonSerde.of(ResolvedAsset.class).serializer();
    Serializer<Emission> emissions =
        (topic, emission) ->
            emission instanceof Emission.Resolved resolved
                ? json.serialize(topic, resolved.asset())
                : null;
    Gate gate = new Gate(10_000, () -> now);
    Resolve resolve = new Resolve(settings(), client, gate, () -> now, meters);
    return new Topology()
        .addSource(
            "source",
            Serdes.String().deserializer(),
            JsonSerde.of(WantedAsset.class).deserializer(),
            "wanted")
        .addProcessor("resolve", resolve, "source")
        .addSink("sink", "assets", Serdes.String().serializer(), emissions, "resolve");
  }

  private PurviewSettings purview() {
    return new PurviewSettings(
        catalogue.uri(),
        "datamap/api/atlas/v2",
        PurviewSettings.Auth.NONE,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(20),
        false);
  }

  /** Hours are seconds here; only the room's own clock is looked at. */
  private static ResolveSettings settings() {
    Delivery delivery = Delivery.DEFAULT;
    return new ResolveSettings(
        Duration.ofSeconds(30),
        Duration.ofDays(30),
        true,
        true,
        Duration.ofSeconds(1),
        500,
        50,
        Duration.ofSeconds(2),
        new Delivery(
            delivery.operationsPerSecond(),
            delivery.batchEntities(),
            delivery.batchBytes(),
            delivery.linger(),
            delivery.tick(),
            delivery.backoffFirst(),
            delivery.backoffMost(),
            delivery.doubts(),
            delivery.breakerAfter(),
            delivery.pause(),
            Duration.ofSeconds(5)));
  }

  private static WantedAsset wanted(MissingPolicy policy, AssetName asset) {
    boolean placeholder = policy == MissingPolicy.PLACEHOLDER;
    return new WantedAsset(
        placeholder ? WantedAsset.placeholderFor(asset) : asset,
        List.of(asset),
        "orders",
        policy,
        "",
        Collections.emptySortedMap(),
        List.of(new Column("id", "int", "")),
        "");
  }
}
