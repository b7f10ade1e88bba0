package io.lineweave.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.publish.PublishSettings;
import io.lineweave.resolve.ResolveSettings;
import io.lineweave.rules.RuleSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineageTopologyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Topics TOPICS = new Topics("lineweave", List.of("openlineage.events"));
  private static final AssetName COPY =
      new AssetName(
          "azure_synapse_operation",
          "openlineage://jobs/copy#https://lake.dfs.core.windows.net/curated/orders");

  private final HandClock clock = new HandClock();
  private final FakeCatalogue catalogue = new FakeCatalogue();

  @TempDir Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> events;

  @BeforeEach
  void start() {
    driver = new TopologyTestDriver(topology(), config(state), clock.instant());
    events =
        driver.createInputTopic(
            "openlineage.events", new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldKeepItsShapeBecauseNamesAreAnUpgradeContract() {
    assertThat(topology().describe().toString()).isEqualTo(resource("/topology/description.txt"));
  }

  @Test
  void shouldUseExactlyTenTopicsOfWhichEveryOneIsMadeBeforehand() {
    Set<String> used =
        new TreeSet<>(
            Set.of(
                "lineweave-runs-changelog",
                "lineweave-assets-changelog",
                "lineweave-processes-changelog"));
    TopologyDescription description = topology().describe();
    description.globalStores().forEach(global -> used.addAll(global.source().topicSet()));
    description.subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .forEach(node -> used.addAll(topicsOf(node)));

    assertThat(used).hasSize(10);
    assertThat(TOPICS.all()).extracting(TopicSpec::name).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void shouldPublishWhatStartAndCompleteSayTogether() throws IOException {
    send(event("START", "2026-01-01T00:00:00Z", dataset("raw", "orders"), ""));
    send(event("COMPLETE", "2026-01-01T00:01:00Z", "", dataset("curated", "orders")));
    wait(Duration.ofSeconds(30));

    assertThat(catalogue.inputsOf(COPY))
        .extracting(AssetName::qualifiedName)
        .containsExactly("https://lake.dfs.core.windows.net/raw/orders");
    assertThat(states("run-1")).endsWith("PUBLISHED");
    assertThat(read(TOPICS.graphs())).hasSize(1);
    assertThat(read(TOPICS.assets())).hasSize(2);
    assertThat(read(TOPICS.deadLetters())).isEmpty();
  }

  @Test
  void shouldSetAsideWhatIsNoEventAndGoOn() {
    for (String bad : List.of("", "<html>", "{\"run\":", "17", "{}", "[{}]")) {
      send(bad);
    }
    events.pipeInput(new TestRecord<>("k".getBytes(StandardCharsets.UTF_8), null));
    send(event("COMPLETE", "2026-01-01T00:01:00Z", "", dataset("curated", "orders")));
    wait(Duration.ofSeconds(30));

    List<TestRecord<String, byte[]>> dead = read(TOPICS.deadLetters());
    assertThat(dead).hasSize(7).allSatisfy(each -> assertThat(reason(each.headers())).isNotEmpty());
    assertThat(dead.get(1).value()).asString(StandardCharsets.UTF_8).isEqualTo("<html>");
    assertThat(dead.get(6).key()).isEqualTo("k");
    assertThat(states("run-1")).endsWith("PUBLISHED");
  }

  /** Three runs of a Spark application append to, merge into and overwrite one table. */
  @Test
  void shouldWriteNothingWhenAnApplicationRunsAgainThatWritesOneOutputSeveralTimes() {
    String events = resource("/topology/spark-one-output.ndjson");
    play(events);
    assertThat(catalogue.calls(FakeCatalogue.Kind.WRITE)).isNotEmpty();
    read(TOPICS.receipts());
    catalogue.forgetCalls();

    play(events.replace("01a1f92", "01a2f92")); // run ids begin with the time

    assertThat(catalogue.calls()).isEmpty();
    assertThat(read(TOPICS.receipts()))
        .filteredOn(receipt -> !field(receipt.value(), "state").equals("WAITING"))
        .extracting(receipt -> field(receipt.value(), "state"))
        .hasSize(3)
        .containsOnly("UNCHANGED");
  }

  /** Some seconds are between two events. */
  private void play(String lines) {
    lines
        .lines()
        .forEach(
            event -> {
              send(event);
              wait(Duration.ofSeconds(3));
            });
    wait(Duration.ofMinutes(1));
  }

  @Test
  void shouldStandRecordTimesOfAnyKind() {
    byte[] value =
        event("COMPLETE", "2026-01-01T00:01:00Z", "", dataset("curated", "orders"))
            .getBytes(StandardCharsets.UTF_8);
    events.pipeInput(null, value, clock.instant().plus(Duration.ofDays(365)));
    events.pipeInput(null, value, Instant.ofEpochMilli(0));
    wait(Duration.ofSeconds(30));

    assertThat(read(TOPICS.graphs()))
        .hasSize(1)
        .allSatisfy(graph -> assertThat(graph.getRecordTime()).isBeforeOrEqualTo(clock.instant()));
  }

  private List<String> states(String run) {
    return read(TOPICS.receipts()).stream()
        .filter(receipt -> receipt.key().equals(run))
        .map(receipt -> field(receipt.value(), "state"))
        .toList();
  }

  private static String field(byte[] json, String name) {
    try {
      return JSON.readTree(json).path(name).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TestRecord<String, byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private void send(String value) {
    events.pipeInput(null, value.getBytes(StandardCharsets.UTF_8));
  }

  private void wait(Duration duration) {
    Duration step = Duration.ofMillis(250);
    for (Duration left = duration; !left.isNegative(); left = left.minus(step)) {
      clock.advance(step);
      driver.advanceWallClockTime(step);
    }
  }

  private Topology topology() {
    AssembleSettings assemble = AssembleSettings.defaults();
    TopologySettings settings =
        new TopologySettings(
            TOPICS,
            8,
            IntakeSettings.defaults(),
            assemble,
            ResolveSettings.defaults(),
            PublishSettings.DEFAULT);
    return LineageTopology.build(
        settings,
        new Surroundings(
            catalogue,
            new Gate(Delivery.DEFAULT.operationsPerSecond(), clock),
            RuleSet.builtIn(),
            clock,
            new SimpleMeterRegistry()));
  }

  private static Set<String> topicsOf(TopologyDescription.Node node) {
    if (node instanceof TopologyDescription.Source source) {
      return withPrefix(source.topicSet());
    }
    return node instanceof TopologyDescription.Sink sink
        ? withPrefix(Set.of(sink.topic()))
        : Set.of();
  }

  /** A description leaves the application id out of the names of internal topics. */
  private static Set<String> withPrefix(Set<String> topics) {
    Set<String> full = new TreeSet<>();
    topics.forEach(name -> full.add(name.startsWith("by-") ? "lineweave-" + name : name));
    return full;
  }

  private static String reason(Headers headers) {
    return new String(headers.lastHeader("lineweave.reason").value(), StandardCharsets.UTF_8);
  }

  private static String dataset(String container, String name) {
    return "{\"namespace\":\"abfss://%s@lake.dfs.core.windows.net\",\"name\":\"%s\"}"
        .formatted(container, name);
  }

  private static String event(String type, String time, String input, String output) {
    return """
        {"eventType":"%s","eventTime":"%s","producer":"https://example.org","run":{"runId":"run-1"},
         "job":{"namespace":"jobs","name":"copy"},"inputs":[%s],"outputs":[%s]}"""
        .formatted(type, time, input, output);
  }

  private static Properties config(Path state) {
    Properties config = new Properties();
    config.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "lineweave",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "none:0",
            StreamsConfig.STATE_DIR_CONFIG,
            state.toString(),
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true));
    return config;
  }

  private static String resource(String name) {
    try (InputStream in = LineageTopologyTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
