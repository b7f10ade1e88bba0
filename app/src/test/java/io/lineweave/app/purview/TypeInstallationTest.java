package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.PurviewSettings.Auth;
import io.lineweave.catalogue.Fate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypeInstallationTest {
  private final StubServer server = new StubServer();
  private TypeInstallation installation;

  @BeforeEach
  void prepare() throws Exception {
    PurviewSettings settings =
        new PurviewSettings(
            server.uri(),
            "datamap/api/atlas/v2",
            Auth.NONE,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            true);
    installation =
        new TypeInstallation(
            PurviewClient.of(settings, new SimpleMeterRegistry()),
            new ObjectMapper()
                .readTree("{\"entityDefs\":[{\"name\":\"one\"},{\"name\":\"two\"}]}"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldCreateOnlyWhatIsMissing() {
    server.answers(200, "[{\"name\":\"DataSet\"},{\"name\":\"one\"}]").answers(200, "{}");

    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.DONE);

    assertThat(server.requests.get(1).method()).isEqualTo("POST");
    assertThat(server.requests.get(1).uri())
        .isEqualTo("/datamap/api/atlas/v2/types/typedefs?api-version=2023-09-01");
    assertThat(server.requests.get(1).body()).isEqualTo("{\"entityDefs\":[{\"name\":\"two\"}]}");
  }

  @Test
  void shouldAskNoMoreOnceAllAreThere() {
    server.answers(200, "[{\"name\":\"one\"},{\"name\":\"two\"}]");

    installation.ensure().join();
    installation.ensure().join();

    assertThat(server.requests).hasSize(1);
  }

  @Test
  void shouldTryAgainAfterAnOutage() {
    server.answers(503, "").answers(200, "[{\"name\":\"one\"},{\"name\":\"two\"}]");

    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.RETRY);
    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.DONE);
  }

  @Test
  void shouldLookAgainWhenAnotherInstanceWasFaster() {
    server
        .answers(200, "[]")
        .answers(409, "{\"errorCode\":\"ATLAS-409-00-001\",\"errorMessage\":\"exists\"}")
        .answers(200, "[{\"name\":\"one\"},{\"name\":\"two\"}]");

    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.RETRY);
    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.DONE);
  }

  @Test
  void shouldNotInsistWithoutPermission() {
    server.answers(403, "");

    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.PAUSE);
    assertThat(installation.ensure().join().fate()).isEqualTo(Fate.PAUSE);
    assertThat(server.requests).hasSize(1);
  }
}
