package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsCommandTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final AssetName TABLE =
      new AssetName("azure_sql_table", "mssql://contoso.database.windows.net/crm/dbo/orders");
  private static final AssetName LATER = new AssetName("lineweave_placeholder", "hive://b");
  private static final AssetName EARLIER = new AssetName("lineweave_placeholder", "hive://a");
  private static final AssetName FORGOTTEN = new AssetName("lineweave_placeholder", "hive://gone");
  private static final AssetName SCANNED = new AssetName("lineweave_placeholder", "hive://C");

  private static EmbeddedBroker broker;

  private final StringWriter out = new StringWriter();

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start();
    Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      admin.createTopics(List.of(new NewTopic("lineweave.assets", 3, (short) 1))).all().get();
    }
    try (KafkaProducer<String, ResolvedAsset> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), JsonSerde.of(ResolvedAsset.class).serializer())) {
      put(producer, LATER, placeholder(LATER, "stands for hive_table"));
      put(producer, EARLIER, placeholder(EARLIER, "stands for hive_\u001b[31mtable\n"));
      put(producer, FORGOTTEN, placeholder(FORGOTTEN, "stands for hive_table"));
      put(producer, FORGOTTEN, null);
      put(producer, SCANNED, placeholder(SCANNED, "stands for hive_table"));
      put(producer, SCANNED, outcome(State.FOUND, new AssetName("hive_table", "hive://c"), ""));
      put(producer, TABLE, outcome(State.CREATED, TABLE, ""));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldListEveryAssetAsItStandsNow() throws Exception {
    assertThat(execute(broker.bootstrapServers(), "assets")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "CREATED     2026-11-20T10:00:00Z azure_sql_table              "
                + TABLE.qualifiedName(),
            "FOUND       2026-11-20T10:00:00Z lineweave_placeholder        hive://C"
                + " is hive_table hive://c",
            "PLACEHOLDER 2026-11-20T10:00:00Z lineweave_placeholder        hive://a"
                + " (stands for hive_?[31mtable?)",
            "PLACEHOLDER 2026-11-20T10:00:00Z lineweave_placeholder        hive://b"
                + " (stands for hive_table)");
  }

  @Test
  void shouldListOnlyPlaceholdersWithWhatTheyStandFor() throws Exception {
    assertThat(execute(broker.bootstrapServers(), "assets", "--placeholders")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "PLACEHOLDER 2026-11-20T10:00:00Z lineweave_placeholder        hive://a"
                + " (stands for hive_?[31mtable?)",
            "PLACEHOLDER 2026-11-20T10:00:00Z lineweave_placeholder        hive://b"
                + " (stands for hive_table)");
  }

  @Test
  void shouldTellScriptsAsJson() throws Exception {
    assertThat(execute(broker.bootstrapServers(), "assets", "--json")).isZero();

    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertThat(all).hasSize(4);
    assertThat(all.get(1).toString())
        .isEqualTo(
            """
            {"state":"FOUND","type":"lineweave_placeholder","qualifiedName":"hive://C",\
            "assetType":"hive_table","assetQualifiedName":"hive://c","guid":"guid","reason":"",\
            "since":"2026-11-20T10:00:00Z"}""");
  }

  @Test
  void shouldEndWithTopicsWhenThereIsNoSuchTopic() throws Exception {
    try (EmbeddedBroker empty = EmbeddedBroker.start()) {
      try (Program program =
          Program.run(Map.of("KAFKA_BOOTSTRAP_SERVERS", empty.bootstrapServers()), "assets")) {
        assertThat(program.awaitExit()).isEqualTo(ExitCode.TOPICS.code());
        assertThat(program.said("there is no topic lineweave.assets")).isTrue();
      }
    }
  }

  @Test
  void shouldEndWithTopicsWhenNoBrokerAnswers() throws Exception {
    Map<String, String> nowhere =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "KAFKA_DEFAULT_API_TIMEOUT_MS", "500",
            "KAFKA_REQUEST_TIMEOUT_MS", "400");
    try (Program program = Program.run(nowhere, "assets")) {
      assertThat(program.awaitExit()).isEqualTo(ExitCode.TOPICS.code());
      assertThat(program.said("Is kafka.bootstrap.servers right")).isTrue();
    }
  }

  private int execute(String bootstrapServers, String... arguments) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("lineweave.yaml"), "kafka.bootstrap.servers: " + bootstrapServers);
    return Lineweave.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(
            Stream.concat(Arrays.stream(arguments), Stream.of("--config", file.toString()))
                .toArray(String[]::new));
  }

  private static ResolvedAsset placeholder(AssetName name, String reason) {
    return outcome(State.PLACEHOLDER, name, reason);
  }

  private static ResolvedAsset outcome(State state, AssetName asset, String reason) {
    return new ResolvedAsset(state, asset, "guid", "fingerprint", reason, AT);
  }

  private static void put(
      KafkaProducer<String, ResolvedAsset> producer, AssetName key, ResolvedAsset value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>("lineweave.assets", key.text(), value)).get();
  }
}
