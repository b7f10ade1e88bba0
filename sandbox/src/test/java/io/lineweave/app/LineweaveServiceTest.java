package io.lineweave.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.http.Health;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import io.lineweave.delivery.Gate;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineweaveServiceTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static EmbeddedBroker broker;

  @TempDir private Path state;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldBeReadyOnceItProcessesAndStopCleanly() throws Exception {
    LineweaveService service = service(reading(value -> {}), Map.of());

    service.start();

    await().atMost(LONG).until(() -> get(service, "/health/ready").statusCode() == 200);
    assertThat(service.health()).isEqualTo(Health.RUNNING);
    assertThat(get(service, "/health").body()).isEqualTo("running\n");
    assertThat(get(service, "/").statusCode()).isEqualTo(404);
    assertThat(get(service, "/").body()).contains("/health/ready", "/metrics");
    assertThat(service.stop()).isTrue();
    assertThat(service.health()).isEqualTo(Health.STOPPING);
  }

  @Test
  void shouldShowItsOwnTheClientsAndTheProcessesMetrics() throws Exception {
    try (LineweaveService service = service(reading(value -> {}), Map.of())) {
      service.start();

      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(get(service, "/metrics").body())
                      .contains("kafka_stream_", "jvm_memory_used_bytes", "logback_events_total"));
    }
  }

  @Test
  void shouldGiveUpWithTheCauseWhenReplacingTheThreadDoesNotHelp() throws Exception {
    Topology failing =
        reading(
            value -> {
              throw new AssertionError("broken for good");
            });
    try (LineweaveService service = service(failing, Map.of())) {
      service.start();
      send("x");

      await().atMost(LONG).until(() -> service.failure().isDone());
      assertThat(service.failure().join()).hasMessage("broken for good");
      assertThat(get(service, "/health/live").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldGiveUpWhenTheGlobalThreadDiesWhichNobodyCanReplace() throws Exception {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        "lineweave.assets",
        Consumed.with(Serdes.ByteArray(), Serdes.Integer()).withName("view"),
        Materialized.as("view-store"));
    try (LineweaveService service = service(builder.build(), Map.of())) {
      service.start();
      await().atMost(LONG).until(() -> service.health() == Health.RUNNING);

      send("lineweave.assets", "no integer");

      await().atMost(LONG).until(() -> service.failure().isDone());
      assertThat(get(service, "/health/live").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldSayThatItsPortIsTaken() throws Exception {
    try (LineweaveService first = service(reading(value -> {}), Map.of())) {
      first.start();
      Map<String, String> same = Map.of("http.port", Integer.toString(first.httpPort()));
      try (LineweaveService second = service(reading(value -> {}), same)) {
        assertThatThrownBy(second::start)
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("http.port");
      }
    }
  }

  @Test
  void shouldNotStartWithoutABroker() {
    Map<String, String> lost =
        Map.of(
            "kafka.bootstrap.servers", "127.0.0.1:1",
            "kafka.default.api.timeout.ms", "500",
            "kafka.request.timeout.ms", "400");
    try (LineweaveService service = service(reading(value -> {}), lost)) {
      assertThatThrownBy(service::start).isInstanceOf(StartFailure.class);
    }
  }

  private interface Step {
    void on(byte[] value);
  }

  private static Topology reading(Step step) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            "openlineage.events",
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
        .foreach((key, value) -> step.on(value), Named.as("step"));
    return builder.build();
  }

  private LineweaveService service(Topology topology, Map<String, String> more) {
    Map<String, String> given = new HashMap<>();
    given.put("kafka.bootstrap.servers", broker.bootstrapServers());
    given.put("purview.endpoint", "http://127.0.0.1:1");
    given.put("purview.auth", "none");
    given.put("http.port", "0");
    given.put("partitions", "1");
    given.put("application.id", "app-" + UUID.randomUUID());
    given.put("state.dir", state.toString());
    given.putAll(more);
    Settings settings = Settings.load(SettingSources.of(given));
    Instance instance =
        new Instance(
            topology,
            new StreamsProperties(settings.kafka(), new SharedCredential()),
            new Gate(1, InstantSource.system()),
            () -> {});
    return new LineweaveService(
        settings, instance, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static HttpResponse<String> get(LineweaveService service, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + service.httpPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static void send(String value) throws Exception {
    send("openlineage.events", value);
  }

  private static void send(String topic, String value) throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, "key".getBytes(UTF_8), value.getBytes(UTF_8)))
          .get();
    }
  }
}
