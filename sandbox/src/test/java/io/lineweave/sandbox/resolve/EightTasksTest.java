package io.lineweave.sandbox.resolve;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.Application;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import io.lineweave.sandbox.process.ManagementPort;
import io.lineweave.sandbox.report.OutcomeReader;
import io.lineweave.sandbox.report.Outcomes;
import io.lineweave.sandbox.samples.EventSender;
import io.lineweave.sandbox.samples.SentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances with eight tasks, and a catalogue that makes two entities of one name if two
 * writers create it at the same time. Every run asks at once for datasets that nobody knows yet.
 */
class EightTasksTest {
  private static final int DATASETS = 500;
  private static final int RUNS = 5_000;
  private static final Duration RACE_GAP = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir private Path state;

  private EmbeddedBroker broker;
  private LocalCatalogue catalogue;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start();
    catalogue = LocalCatalogue.start(CatalogueSettings.onPort(0).notStrict(RACE_GAP));
  }

  @AfterEach
  void stop() {
    catalogue.close();
    broker.close();
  }

  @Test
  void shouldMakeOneEntityOfEachDatasetWhateverItsSpelling() throws Exception {
    List<String> events = IntStream.range(0, RUNS).mapToObj(EightTasksTest::event).toList();
    Outcomes outcomes = new Outcomes();
    events.stream().flatMap(event -> SentEvent.of(event).stream()).forEach(outcomes::sent);
    try (Application one = Application.start(settings("one"));
        Application two = Application.start(settings("two"));
        OutcomeReader reader = new OutcomeReader(broker.bootstrapServers(), one.topics())) {
      awaitReady(one);
      awaitReady(two);

      send(events, one);
      await()
          .atMost(LONG)
          .until(
              () -> {
                reader.readInto(outcomes);
                return outcomes.due().isEmpty();
              });
    }

    assertThat(outcomes.states().values()).hasSize(RUNS).containsOnly("PUBLISHED");
    assertThat(catalogue.duplicates()).isEmpty();
    List<AssetName> processes =
        catalogue.processes().stream().map(ProcessLineage::process).toList();
    assertThat(processes).hasSize(RUNS);
    assertThat(catalogue.entities().stream().filter(not(new HashSet<>(processes)::contains)))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, DATASETS).mapToObj(EightTasksTest::asset).toList());
  }

  private void send(List<String> events, Application application) {
    String input = application.topics().inputs().get(0);
    try (EventSender sender = new EventSender(broker.bootstrapServers(), input)) {
      events.forEach(sender::send);
      assertThat(sender.flush()).isZero();
    }
  }

  private static void awaitReady(Application application) {
    await().atMost(LONG).until(ManagementPort.at(application.httpPort())::isReady);
  }

  /** A job of its own for each run, from one dataset into another, each in either spelling. */
  private static String event(int run) {
    int from = run % DATASETS;
    int to = (from + 1 + run / DATASETS) % DATASETS;
    int round = run / DATASETS;
    return """
        {"eventType":"COMPLETE","eventTime":"2026-01-01T10:00:00Z",\
        "producer":"https://example.org/test","run":{"runId":"%s"},\
        "job":{"namespace":"tests","name":"job_%d"},"inputs":[%s],"outputs":[%s]}"""
        .formatted(
            new UUID(0, run), run, dataset(from, round % 2 == 0), dataset(to, round % 4 < 2));
  }

  private static String dataset(int number, boolean plain) {
    String scheme = plain ? "abfss" : "abfs";
    String slash = plain ? "/" : "";
    return """
        {"namespace":"%s://lake@contoso.dfs.core.windows.net","name":"%sraw/set_%d"}"""
        .formatted(scheme, slash, number);
  }

  private static AssetName asset(int number) {
    return new AssetName(
        "azure_datalake_gen2_path", "https://contoso.dfs.core.windows.net/lake/raw/set_" + number);
  }

  private Map<String, String> settings(String instance) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("kafka.client.id", instance);
    settings.put("purview.endpoint", catalogue.uri().toString());
    settings.put("purview.auth", "none");
    settings.put("partitions", "8");
    settings.put("http.port", "0");
    settings.put("state.dir", state.resolve(instance).toString());
    settings.put("state.memory", "32MB");
    settings.put("assemble.grace", "0s");
    // Names, asked and created in large batches: the less time between, the closer the race.
    settings.put("resolve.search", "false");
    settings.put("delivery.operations-per-second", "100000");
    return settings;
  }
}
