package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.INPUT;
import static io.lineweave.sandbox.endtoend.Deployment.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.app.cli.DeadLettersCommand;
import io.lineweave.app.cli.RepublishCommand;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Mend;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import io.lineweave.sandbox.load.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every reason there is: set aside, mended, put back, and in the catalogue then. */
class RedriveTest {
  private static final String DEAD_LETTERS = "lineweave.dead-letters";
  private static final String ONE_OF_THREE = "in_a_long_list";

  @TempDir private Path directory;

  private final Map<Reason, EventJson> runs = new EnumMap<>(Reason.class);
  private final StringWriter out = new StringWriter();

  @Test
  void shouldBringWhatWasSetAsideIntoTheCatalogueOnceItsReasonIsMended() throws Exception {
    for (Reason reason : Reason.values()) {
      runs.put(reason, EventJson.newRun("job_" + reason));
    }
    Map<String, String> settings = new HashMap<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        Deployment deployment = new Deployment(broker.bootstrapServers(), settings)) {
      settings.putAll(Deployment.fastSettingsOf(catalogue));
      settings.put("redrive.to-input", "true");
      settings.putAll(narrow());
      catalogue.faults().add(Fault.poison(process(runs.get(Reason.PROCESS_REFUSED))));
      deployment.start();
      for (Reason reason : Reason.values()) {
        deployment.send(cause(reason));
      }
      awaitSetAside(deployment, Reason.values().length);
      assertThat(letters(deployment)).containsOnlyKeys(Reason.values());

      putBackInVain(deployment);

      mend(deployment, settings, catalogue);
      assertThat(command(deployment, "redrive", "--all")).isZero();

      Reason[] mendable =
          Arrays.stream(Reason.values())
              .filter(reason -> Mend.of(reason).byRedrive())
              .toArray(Reason[]::new);
      for (Reason reason : mendable) {
        awaitInCatalogue(deployment, catalogue, runs.get(reason));
      }
      assertThat(catalogue.duplicates()).isEmpty();
      assertThat(letters(deployment)).doesNotContainKeys(mendable);
      int setAside = deployment.deadLetters().size();
      assertThat(command(deployment, "redrive", "--all")).isZero();
      assertThat(out.toString()).doesNotContain("put back\n");
      assertThat(deployment.deadLetters()).hasSize(setAside);

      EventJson lost = runs.get(Reason.TOO_DEEP);
      delete(catalogue, process(lost));
      assertThat(catalogue.processes()).noneMatch(it -> isOf(lost, it));
      CommandLine republish = new CommandLine(new RepublishCommand());
      assertThat(execute(republish, deployment, "--job", "tests/" + lost.job())).isZero();
      assertThat(out.toString()).startsWith("1 processes, about 3 operations (by the graphs of 1");
      await()
          .atMost(SOON)
          .until(() -> catalogue.processes().stream().anyMatch(it -> isOf(lost, it)));
    }
  }

  private static boolean isOf(EventJson run, ProcessLineage process) {
    return process.process().qualifiedName().equals(process(run));
  }

  /** As a restore of the catalogue from an old backup would lose it. */
  private static void delete(LocalCatalogue catalogue, String process) throws Exception {
    URI uri =
        URI.create(
            "%s/datamap/api/atlas/v2/entity/uniqueAttribute/type/azure_synapse_operation?attr:qualifiedName=%s"
                .formatted(catalogue.uri(), URLEncoder.encode(process, UTF_8)));
    HttpRequest request = HttpRequest.newBuilder(uri).DELETE().build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  /** A new reason has to be put here: what causes it, and what mends it. */
  private ProducerRecord<byte[], byte[]> cause(Reason reason) throws IOException {
    EventJson run = runs.get(reason);
    String whole = run.whole();
    return switch (reason) {
      case EMPTY -> input("");
      case NOT_JSON -> input("<html>502</html>");
      case NOT_AN_EVENT -> input("{\"hello\":\"world\"}");
      case BAD_TIME -> input(whole.replaceFirst("2026-01-01T[0-9:]*Z", "soon"));
      case BAD_COMPRESSION -> input(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
      case COMPRESSION_RATIO -> input(gzip(whole + " ".repeat(2 << 20)));
      case TOO_LARGE -> input(withFacet(whole, "[" + "\"123456789\",".repeat(20_000) + "1]"));
      case TOO_DEEP -> input(withFacet(whole, "[".repeat(40) + "]".repeat(40)));
      case STRING_TOO_LONG -> input(withFacet(whole, "\"" + "x".repeat(20_000) + "\""));
      case TOO_MANY_EVENTS ->
          input(
              "["
                  + EventJson.newRun(ONE_OF_THREE).whole()
                  + ","
                  + EventJson.newRun(ONE_OF_THREE).whole()
                  + ","
                  + whole
                  + "]");
      case TOO_MANY_DATASETS ->
          input(whole.replaceFirst("\"inputs\":\\[", "\"inputs\":[" + datasets(run, 5)));
      case TOO_MANY_COLUMNS ->
          input(whole.replace("/out\"}", "/out\",\"facets\":{\"schema\":" + schema(20) + "}}"));
      case FOREIGN_NAMESPACE ->
          input(whole.replace("\"namespace\":\"tests\"", "\"namespace\":\"strangers\""));
      case RUN_TOO_LARGE -> setAside(whole);
      case PROCESS_REFUSED -> input(whole);
    };
  }

  /** Settings under which all of that is too much. */
  private Map<String, String> narrow() throws IOException {
    Path filters =
        Files.writeString(
            directory.resolve("filters.yaml"),
            "topics: [{topic: '*', job-namespaces: [tests]}]\nrules: []\n");
    return Map.of(
        "intake.compression-ratio", "2",
        "intake.event-size", "100kB",
        "intake.event-depth", "30",
        "intake.text-size", "10kB",
        "intake.record-events", "2",
        "intake.event-datasets", "4",
        "intake.event-columns", "15",
        "intake.filters", filters.toString());
  }

  private void mend(Deployment deployment, Map<String, String> settings, LocalCatalogue catalogue)
      throws Exception {
    deployment.stop();
    catalogue.faults().clear();
    settings.keySet().removeAll(narrow().keySet());
    settings.put("intake.compression-ratio", "100000");
    deployment.start();
  }

  /** Nothing is mended yet: there is one more of each, which counts the attempts. */
  private void putBackInVain(Deployment deployment) throws Exception {
    int before = deployment.deadLetters().size();
    assertThat(command(deployment, "redrive", "--reason", "TOO_DEEP,PROCESS_REFUSED")).isZero();
    awaitSetAside(deployment, before + 2);
    Map<Reason, JsonNode> letters = letters(deployment);
    assertThat(letters.get(Reason.TOO_DEEP).path("attempts").asInt()).isEqualTo(1);
    assertThat(letters.get(Reason.PROCESS_REFUSED).path("attempts").asInt()).isEqualTo(1);
  }

  private static void awaitSetAside(Deployment deployment, int letters) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(deployment.deadLetters()).hasSizeGreaterThanOrEqualTo(letters));
  }

  /** A restart may have written a refused process before it was put back: then it is unchanged. */
  private static void awaitInCatalogue(
      Deployment deployment, LocalCatalogue catalogue, EventJson run) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(deployment.outcomes().states().get(run.run().toString()))
                    .as("%s in %s", run.job(), String.join("\n", deployment.news()))
                    .isIn("PUBLISHED", "UNCHANGED"));
    assertThat(catalogue.processes())
        .anyMatch(process -> process.outputs().toString().contains("/" + run.job() + "/out"));
  }

  /** One open letter of each reason. */
  private Map<Reason, JsonNode> letters(Deployment deployment) throws Exception {
    assertThat(command(deployment, "list", "--json")).isZero();
    Map<Reason, JsonNode> letters = new EnumMap<>(Reason.class);
    new ObjectMapper()
        .readTree(out.toString())
        .path("letters")
        .forEach(letter -> letters.put(Reason.valueOf(letter.path("reason").asText()), letter));
    return letters;
  }

  private int command(Deployment deployment, String... arguments) throws Exception {
    return execute(new CommandLine(new DeadLettersCommand()), deployment, arguments);
  }

  private int execute(CommandLine command, Deployment deployment, String... arguments)
      throws Exception {
    String yaml =
        deployment.settings().entrySet().stream()
            .map(setting -> setting.getKey() + ": \"" + setting.getValue() + "\"\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(directory.resolve("lineweave.yaml"), yaml);
    out.getBuffer().setLength(0);
    return command
        .setOut(new PrintWriter(out, true))
        .execute(
            Stream.concat(Arrays.stream(arguments), Stream.of("--config", file.toString()))
                .toArray(String[]::new));
  }

  /** As assembly does: no producer's names are long enough to make it do so. */
  private static ProducerRecord<byte[], byte[]> setAside(String event) {
    Record<String, Emission> sealed =
        DeadLetterHeaders.seal(
            new DeadLetter(Reason.RUN_TOO_LARGE, "too large to be stored"),
            Optional.empty(),
            DeadLetterHeaders.Original.of(null, event.getBytes(UTF_8), new RecordHeaders(), 0));
    return new ProducerRecord<>(
        DEAD_LETTERS, null, null, null, event.getBytes(UTF_8), sealed.headers());
  }

  private static String process(EventJson run) {
    return "openlineage://tests/%s#https://contoso.dfs.core.windows.net/lake/%s/out"
        .formatted(run.job(), run.job());
  }

  private static ProducerRecord<byte[], byte[]> input(String value) {
    return input(value.getBytes(UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> input(byte[] value) {
    return new ProducerRecord<>(INPUT, value);
  }

  private static String withFacet(String event, String value) {
    return event.replaceFirst(
        "\"run\":\\{", "\"run\":{\"facets\":{\"own\":{\"value\":" + value + "}},");
  }

  private static String datasets(EventJson run, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"namespace\":\"abfss://lake@contoso.dfs.core.windows.net\",\"name\":\"%s/more%d\"},"
                    .formatted(run.job(), i))
        .collect(Collectors.joining());
  }

  private static String schema(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> "{\"name\":\"c%d\"}".formatted(i))
        .collect(Collectors.joining(",", "{\"fields\":[", "]}"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
