package io.lineweave.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.metrics.MetricsRegistry;
import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.purview.TokenSource;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token expires while a run is on its way to the catalogue. */
class TokenRenewalTest {
  private static final String EVENT =
      """
      {"eventType":"COMPLETE","eventTime":"2026-01-01T10:05:00Z","producer":"https://example.org/test",
       "run":{"runId":"01890a5d-ac96-774b-bcce-b302099a8057"},"job":{"namespace":"tests","name":"copy"},
       "inputs":[{"namespace":"abfss://lake@contoso.dfs.core.windows.net","name":"in"}],
       "outputs":[{"namespace":"abfss://lake@contoso.dfs.core.windows.net","name":"out"}]}""";

  @TempDir private Path state;

  @Test
  void shouldDeliverWithARenewedToken() throws Exception {
    Tokens tokens = new Tokens();
    PrometheusMeterRegistry registry = MetricsRegistry.prometheus();
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        LocalCatalogue catalogue =
            LocalCatalogue.start(CatalogueSettings.onPort(0).bearer("second"))) {
      Settings settings = settings(broker, catalogue);
      PurviewClient client = new PurviewClient(settings.purview(), tokens, registry);
      try (LineweaveService service = new LineweaveService(settings, client, registry)) {
        service.start();
        send(broker);

        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(catalogue.processes()).hasSize(1));
      }
    }
    assertThat(tokens.renewals).hasValueGreaterThanOrEqualTo(1);
  }

  private Settings settings(EmbeddedBroker broker, LocalCatalogue catalogue) {
    return Settings.load(
        SettingSources.of(
            Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "purview.endpoint", catalogue.uri().toString(),
                "purview.auth", "none",
                "http.port", "0",
                "partitions", "1",
                "assemble.grace", "100ms",
                "resolve.search-pause", "100ms",
                "state.dir", state.toString())));
  }

  private static void send(EmbeddedBroker broker) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("openlineage.events", EVENT.getBytes(UTF_8))).get();
    }
  }

  /** The first token is one that the catalogue does not take any more. */
  private static final class Tokens implements TokenSource {
    private final AtomicInteger renewals = new AtomicInteger();

    @Override
    public CompletableFuture<Optional<String>> authorization() {
      String token = renewals.get() == 0 ? "first" : "second";
      return CompletableFuture.completedFuture(Optional.of("Bearer " + token));
    }

    @Override
    public boolean renew(Optional<String> refused) {
      renewals.incrementAndGet();
      return true;
    }
  }
}
