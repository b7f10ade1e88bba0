package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.INPUT;
import static io.lineweave.sandbox.endtoend.Deployment.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.EventJson;
import io.lineweave.sandbox.process.ApplicationProcess;
import io.lineweave.sandbox.report.FoundProcess;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.samples.EventFile;
import io.lineweave.sandbox.samples.SentEvent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events in, lineage read back from the catalogue's HTTP API. The tests share one deployment and
 * leave the application running; each uses jobs of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EndToEnd {
  private LocalCatalogue catalogue;
  private AtlasReader reader;
  private Deployment deployment;

  /** Starts a broker that takes records of 8 MiB; gives its {@code bootstrap.servers}. */
  abstract String startBroker();

  abstract void stopBroker();

  @BeforeAll
  void start() throws Exception {
    String bootstrapServers = startBroker();
    catalogue = LocalCatalogue.start(CatalogueSettings.onPort(0).withoutOwnTypes());
    reader = new AtlasReader(URI.create(catalogue.uri() + "/datamap/api/atlas/v2"), Map.of());
    deployment = new Deployment(bootstrapServers, Deployment.settingsOf(catalogue));
    deployment.start();
  }

  @AfterAll
  void stop() {
    if (deployment != null) {
      deployment.close();
      catalogue.close();
    }
    stopBroker();
  }

  @Test
  void shouldBringTheLineageOfTheSamplesIntoTheCatalogue() {
    LineageReport expected = LineageReport.expectedOfSamples();
    deployment.play(EventFile.samples(), SOON);

    assertThat(deployment.outcomes().states()).containsAllEntriesOf(ended(expected));
    assertThat(expected.processes()).isNotEmpty().allSatisfy(this::assertInCatalogue);
    assertThat(catalogue.duplicates()).isEmpty();
  }

  @Test
  void shouldFinishARunThatEndsAfterARestart() throws Exception {
    EventJson run = EventJson.newRun("restarted");
    send(run.start());
    deployment.awaitTaken();

    deployment.stop();
    deployment.start();
    send(run.complete());

    assertPublished(run);
  }

  @Test
  void shouldFinishARunThatEndsAfterAKill(@TempDir Path directory) throws Exception {
    deployment.stop();
    EventJson run = EventJson.newRun("killed");
    Map<String, String> settings = new HashMap<>(deployment.settings());
    settings.put("state.dir", directory.resolve("state").toString());
    try (var process =
        ApplicationProcess.start(settings, ApplicationProcess.QUICK, directory.resolve("log"))) {
      send(run.start());
      deployment.awaitTaken();
      process.kill();
    }

    deployment.start();
    send(run.complete());

    assertPublished(run);
  }

  @Test
  void shouldGoOnWhenTheInputGrowsPartitions() throws Exception {
    EventJson before = EventJson.newRun("before_growth");
    send(before.start());
    deployment.awaitTaken();

    deployment.stop();
    deployment.growInput(4);
    deployment.start();
    EventJson after = EventJson.newRun("after_growth");
    deployment.send(new ProducerRecord<>(INPUT, 3, null, bytes(before.complete())));
    deployment.send(new ProducerRecord<>(INPUT, 2, null, bytes(after.whole())));

    assertPublished(before);
    assertPublished(after);
  }

  @Test
  void shouldSetBadInputAsideAndGoOn() throws Exception {
    EventJson inArray = EventJson.newRun("in_array");
    EventJson large = EventJson.newRun("large");
    EventJson future = EventJson.newRun("from_the_future");
    EventJson timeless = EventJson.newRun("without_time");
    EventJson last = EventJson.newRun("after_bad_input");
    long nextYear = System.currentTimeMillis() + Duration.ofDays(365).toMillis();

    deployment.send(record(null));
    deployment.send(record(new byte[0]));
    send("<html><body>502 Bad Gateway</body></html>");
    send(last.whole().substring(0, 100));
    send("42");
    send("{\"hello\":\"world\"}");
    send("[" + inArray.whole() + ",7]");
    send(withFacet(large.whole(), "x".repeat(2 << 20)));
    deployment.send(new ProducerRecord<>(INPUT, 0, nextYear, null, bytes(future.whole())));
    deployment.send(new Timeless(bytes(timeless.whole())));
    send(last.whole());

    assertPublished(inArray);
    assertPublished(large);
    assertPublished(future);
    assertPublished(timeless);
    assertPublished(last);
    await().atMost(SOON).until(() -> deployment.deadLetters().size() >= 7);
    assertThat(deployment.deadLetters())
        .extracting(line -> line.replaceFirst(".*DEAD LETTER +([A-Z_]+):.*", "$1"))
        .containsExactlyInAnyOrder(
            "EMPTY",
            "EMPTY",
            "NOT_JSON",
            "NOT_JSON",
            "NOT_AN_EVENT",
            "NOT_AN_EVENT",
            "NOT_AN_EVENT");
  }

  /** What stands between START and COMPLETE: the input said by one, the output by the other. */
  private void assertPublished(EventJson run) {
    await()
        .atMost(SOON)
        .until(() -> "PUBLISHED".equals(deployment.outcomes().states().get(run.run().toString())));
    assertThat(catalogue.processes())
        .filteredOn(process -> process.outputs().toString().contains(run.job()))
        .singleElement()
        .satisfies(
            process ->
                assertThat(
                        reader.process(
                            process.process().typeName(), process.process().qualifiedName()))
                    .hasValueSatisfying(
                        found -> {
                          assertThat(found.inputs()).singleElement().asString().endsWith("/in");
                          assertThat(found.outputs()).singleElement().asString().endsWith("/out");
                        }));
  }

  private void assertInCatalogue(FoundProcess expected) {
    assertThat(reader.process(expected.typeName(), expected.qualifiedName())).contains(expected);
  }

  /** Runs that never end stay open here. */
  private static Map<String, String> ended(LineageReport expected) {
    Map<String, String> ended = new HashMap<>();
    EventFile.samples().stream()
        .flatMap(file -> file.events().stream())
        .flatMap(event -> SentEvent.of(event).stream())
        .filter(SentEvent::ends)
        .forEach(event -> ended.put(event.id(), expected.runs().get(event.id())));
    return ended;
  }

  private void send(String event) throws Exception {
    deployment.send(record(bytes(event)));
  }

  private static ProducerRecord<byte[], byte[]> record(byte[] value) {
    return new ProducerRecord<>(INPUT, 0, null, value);
  }

  private static String withFacet(String event, String text) {
    return event.replaceFirst(
        "\"run\":\\{", "\"run\":{\"facets\":{\"spark_unknown\":{\"text\":\"" + text + "\"}},");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A record without a time, as very old clients sent it; the producer's own check forbids it. */
  private static final class Timeless extends ProducerRecord<byte[], byte[]> {
    Timeless(byte[] value) {
      super(INPUT, 0, null, value);
    }

    @Override
    public Long timestamp() {
      return -1L;
    }
  }
}
