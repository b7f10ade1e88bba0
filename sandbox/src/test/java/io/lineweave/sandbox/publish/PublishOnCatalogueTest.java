package io.lineweave.sandbox.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue.Edges;
import io.lineweave.delivery.Gate;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.lineweave.publish.Publish;
import io.lineweave.publish.PublishSettings;
import io.lineweave.rules.RuleSet;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room against a catalogue that refuses what the real one refuses, over HTTP. */
class PublishOnCatalogueTest {
  private static final JsonSerde<Receipt> RECEIPT = JsonSerde.of(Receipt.class);
  private static final JsonSerde<ResolvedAsset> ASSET = JsonSerde.of(ResolvedAsset.class);

  @TempDir Path directory;
  private final Map<String, Receipt> receipts = new HashMap<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private LocalCatalogue catalogue;
  private PurviewClient client;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> graphs;
  private TestInputTopic<String, ResolvedAsset> assets;
  private TestOutputTopic<String, Receipt> told;

  @AfterEach
  void close() {
    driver.close();
    catalogue.close();
  }

  @Test
  void shouldWriteAProcessWithItsEdgesAndColumns() {
    open(CatalogueSettings.onPort(0));
    graph(0, "load", List.of("a", "b"), "x");
    assertThat(outcome(0).state()).isEqualTo(Receipt.State.PUBLISHED);

    assertThat(edges("load", "x").inputs()).containsExactlyInAnyOrder(table("a"), table("b"));
    assertThat(edges("load", "x").outputs()).containsExactly(table("x"));
    assertThat(outcome(0).processes().get(0).guid()).isEqualTo(edges("load", "x").guid());
    assertThat(
            (String) catalogue.attributes(process("load", "x")).orElseThrow().get("columnMapping"))
        .isEqualTo(
            "[{\"DatasetMapping\":{\"Source\":\"mssql://s.database.windows.net/db/dbo/a\","
                + "\"Sink\":\"mssql://s.database.windows.net/db/dbo/x\"},"
                + "\"ColumnMapping\":[{\"Source\":\"id\",\"Sink\":\"id\"}]}]");
  }

  @Test
  void shouldEndWithTheEdgesOfTheLastRunOnAServerThatLosesThem() {
    open(CatalogueSettings.onPort(0).softDelete());
    Random random = new Random(7);
    for (int run = 0; run < 15; run++) {
      List<String> inputs =
          IntStream.range(0, 5)
              .filter(i -> random.nextBoolean())
              .mapToObj(i -> "in" + i)
              .collect(Collectors.toList());
      if (inputs.isEmpty()) {
        inputs.add("in0");
      }
      graph(run, "load", inputs, "x");
      assertThat(outcome(run).warnings()).isEmpty();
      assertThat(edges("load", "x").inputs())
          .containsExactlyInAnyOrderElementsOf(
              inputs.stream().map(PublishOnCatalogueTest::table).toList());
    }
    assertThat(catalogue.calls(Call.DELETE)).as("repairs").isPositive();
  }

  @Test
  void shouldWriteOnceWhateverBecomesOfTheCall() {
    open(CatalogueSettings.onPort(0));
    catalogue.faults().add(Fault.drop(false).on(Call.WRITE).times(1));
    catalogue.faults().add(Fault.drop(true).on(Call.WRITE).times(1));
    catalogue.faults().add(Fault.status(503).times(2));
    catalogue.faults().add(Fault.status(401).times(1));
    catalogue.faults().add(Fault.status(429).times(1).retryAfter(Duration.ofSeconds(2)));
    for (int run = 0; run < 20; run++) {
      graph(run, "job" + run, List.of("a"), "x" + run);
    }
    for (int run = 0; run < 20; run++) {
      assertThat(outcome(run).state()).isEqualTo(Receipt.State.PUBLISHED);
      assertThat(edges("job" + run, "x" + run).inputs()).containsExactly(table("a"));
    }
    assertThat(catalogue.duplicates()).isEmpty();
  }

  @Test
  void shouldSetAsideWhatTheCatalogueRefusesAndPublishTheOthers() {
    open(CatalogueSettings.onPort(0));
    catalogue.faults().add(Fault.poison(process("job7", "x7").qualifiedName()));
    for (int run = 0; run < 20; run++) {
      graph(run, "job" + run, List.of("a"), "x" + run);
    }
    for (int run = 0; run < 20; run++) {
      assertThat(outcome(run).state())
          .isEqualTo(run == 7 ? Receipt.State.DEAD_LETTERED : Receipt.State.PUBLISHED);
    }
  }

  private void open(CatalogueSettings settings) {
    catalogue = LocalCatalogue.start(settings);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    client = PurviewClient.of(purview(), meters);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "publish");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(topology(meters), properties, now);
    graphs =
        driver.createInputTopic(
            "graphs", Serdes.String().serializer(), Serdes.ByteArray().serializer());
    assets = driver.createInputTopic("assets", Serdes.String().serializer(), ASSET.serializer());
    told =
        driver.createOutputTopic(
            "receipts", Serdes.String().deserializer(), RECEIPT.deserializer());
  }

  private Topology topology(SimpleMeterRegistry meters) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        "assets",
        Consumed.with(Serdes.String(), ASSET),
        Materialized.<String, ResolvedAsset, KeyValueStore<Bytes, byte[]>>as(Publish.KNOWN_ASSETS)
            .withKeySerde(Serdes.String())
            .withValueSerde(ASSET));
    Publish publish =
        new Publish(
            PublishSettings.DEFAULT,
            RuleSet.builtIn(),
            new Publish.World(client, new Gate(10_000, () -> now), () -> now, meters));
    builder.stream("graphs", Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .process(publish)
        .flatMapValues(
            emission ->
                emission instanceof Emission.Status status
                    ? List.of(status.receipt())
                    : List.<Receipt>of())
        .to("receipts", Produced.with(Serdes.String(), RECEIPT));
    return builder.build();
  }

  /** A run that reads and writes tables, all of which are there. */
  private void graph(int run, String job, List<String> inputs, String output) {
    String start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(run).toString();
    String read = inputs.stream().map(name -> dataset(name, "{}")).collect(Collectors.joining(","));
    String columns =
        "{\"columnLineage\":{\"fields\":{\"id\":{\"inputFields\":["
            + dataset(inputs.get(0), "{}").replace("\"facets\":{}", "\"field\":\"id\"")
            + "]}}}}";
    String event =
        """
        {"eventType":"COMPLETE","eventTime":"%s","producer":"https://example.com",
         "run":{"runId":"run%d","facets":{"lineweave_assembly":{"revision":0,
           "completeness":"COMPLETE","events":2,"firstEventTime":"%s","lastEventTime":"%s",
           "startTime":"%s"}}},
         "job":{"namespace":"prod","name":"%s"},"inputs":[%s],"outputs":[%s]}
        """
            .formatted(start, run, start, start, start, job, read, dataset(output, columns));
    inputs.forEach(this::scan);
    scan(output);
    graphs.pipeInput("prod/" + job, event.getBytes(UTF_8), now);
  }

  private static String dataset(String name, String facets) {
    return "{\"namespace\":\"mssql://s.database.windows.net:1433\",\"name\":\"db.dbo.%s\",\"facets\":%s}"
        .formatted(name, facets);
  }

  private void scan(String name) {
    AssetName table = table(name);
    if (catalogue.attributes(table).isEmpty()) {
      String guid = catalogue.add(table, Map.of("name", name));
      assets.pipeInput(table.text(), new ResolvedAsset(State.FOUND, table, guid, "", "", now));
    }
  }

  /** A second of the room's time goes by in some milliseconds, again and again. */
  private Receipt outcome(int run) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(2))
        .pollInSameThread()
        .until(
            () -> {
              now = now.plusMillis(50);
              driver.advanceWallClockTime(Duration.ofMillis(50));
              told.readValuesToList().forEach(receipt -> receipts.put(receipt.runId(), receipt));
              return Optional.ofNullable(receipts.get("run" + run))
                  .filter(receipt -> receipt.state() != Receipt.State.WAITING)
                  .isPresent();
            });
    return receipts.get("run" + run);
  }

  private Edges edges(String job, String output) {
    return client.edges(process(job, output)).join().value().orElseThrow();
  }

  private static AssetName table(String name) {
    return new AssetName("azure_sql_table", "mssql://s.database.windows.net/db/dbo/" + name);
  }

  private static AssetName process(String job, String output) {
    return new AssetName(
        "azure_synapse_operation",
        "openlineage://prod/" + job + "#" + table(output).qualifiedName());
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
}
