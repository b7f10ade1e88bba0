package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueServerTest {

  @Test
  void shouldServeAsAProgramOfItsOwn() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                CatalogueServer.class.getName(),
                "--port",
                "0")
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String endpoint = output.readLine().replaceAll(".*(http://\\S+)", "$1");
      URI types = URI.create(endpoint + "/datamap/api/atlas/v2/types/typedefs/headers");

      assertThat(
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(types).build(), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldBeWhatTheComposeFileStarts() throws Exception {
    assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
        .contains("\"" + CatalogueServer.class.getName() + "\"");
  }
}
