package io.lineweave.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.TypeFiles;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.samples.EventFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The samples through the whole application into a real Apache Atlas, lineage read back from its
 * own API.
 *
 * <p>{@code CATALOGUE_URL} is its address with API path, as {@code
 * http://127.0.0.1:21000/api/atlas/v2}; credentials are {@code CATALOGUE_USERNAME} and {@code
 * CATALOGUE_PASSWORD}. It leaves types and entities behind: not for a catalogue that people use.
 */
@EnabledIfEnvironmentVariable(named = "CATALOGUE_URL", matches = ".+")
class RealAtlasEndToEndTest {
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final int EXISTS = 409;

  private final URI api = URI.create(System.getenv("CATALOGUE_URL"));
  private final String user = System.getenv().getOrDefault("CATALOGUE_USERNAME", "admin");
  private final String password = System.getenv().getOrDefault("CATALOGUE_PASSWORD", "admin");

  @Test
  void shouldBringTheLineageOfTheSamplesIntoApacheAtlas() throws Exception {
    installTypes();
    LineageReport expected = LineageReport.expectedOfSamples();
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        Deployment deployment = new Deployment(broker.bootstrapServers(), settings())) {
      deployment.start();
      deployment.play(EventFile.samples(), AT_MOST);

      AtlasReader reader = new AtlasReader(api, Map.of("Authorization", authorization()));
      assertThat(expected.processes())
          .isNotEmpty()
          .allSatisfy(
              process ->
                  assertThat(reader.process(process.typeName(), process.qualifiedName()))
                      .contains(process));
    }
  }

  /** A plain Atlas has none of Purview's types; those of an earlier round are there already. */
  private void installTypes() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    for (String types : TypeFiles.purview()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(api + "/types/typedefs"))
              .header("Authorization", authorization())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(types))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, EXISTS);
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "purview.endpoint",
        api.getScheme() + "://" + api.getAuthority(),
        "purview.api-path",
        api.getPath(),
        "purview.auth",
        "basic",
        "purview.username",
        user,
        "purview.password",
        password);
  }

  private String authorization() {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }
}
