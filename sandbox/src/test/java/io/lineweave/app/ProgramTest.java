package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way the program ends, with what it says then. */
class ProgramTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static EmbeddedBroker broker;
  private static LocalCatalogue catalogue;

  @TempDir private Path state;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
    catalogue = LocalCatalogue.start(0);
  }

  @AfterAll
  static void stop() {
    catalogue.close();
    broker.close();
  }

  @Test
  void shouldEndWithZeroWhenToldToStop() throws Exception {
    try (Program program = Program.run(settings(), "run")) {
      await().atMost(LONG).until(() -> program.said("RUNNING (was"));

      program.terminate();

      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(ExitCode.OK.code());
      assertThat(program.lines()).last().asString().contains("stopped");
      assertThat(program.lines()).filteredOn(line -> line.endsWith("stopped")).hasSize(1);
    }
  }

  @Test
  void shouldEndWithZeroWhenToldToStopWhileItWaitsForABroker() throws Exception {
    Map<String, String> settings = settings();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    try (Program program = Program.run(settings, "run")) {
      await().atMost(LONG).until(() -> program.said("health and metrics on port"));

      program.terminate();

      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(ExitCode.OK.code());
    }
  }

  @Test
  void shouldEndWithUsageForWrongSettings() throws Exception {
    try (Program program = Program.run(Map.of("PARTITIONS", "none"), "run")) {
      assertThat(program.awaitExit()).isEqualTo(ExitCode.USAGE.code());
      assertThat(program.said("partitions: given 'none', must be")).isTrue();
    }
  }

  @Test
  void shouldNameTheSettingWhenItsDirectoryCannotBeUsed() throws Exception {
    Map<String, String> settings = settings();
    settings.put("STATE_DIR", Files.createFile(state.resolve("file")).toString());
    try (Program program = Program.run(settings, "run")) {
      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(ExitCode.FAILED.code());
      assertThat(program.lines())
          .last()
          .asString()
          .contains(
              "state.dir: state directory [" + settings.get("STATE_DIR"),
              "Set state.dir (STATE_DIR)")
          .doesNotContain("Exception");
    }
  }

  @Test
  void shouldWarnOfAnInputTopicThatNobodyHasMade() throws Exception {
    Map<String, String> settings = settings();
    settings.put("INPUT_TOPIC", "openlineage.evnts-" + UUID.randomUUID());
    try (Program program = Program.run(settings, "run")) {
      await().atMost(LONG).until(() -> program.said("RUNNING (was"));
      assertThat(program.lines())
          .anyMatch(
              line -> line.contains("WARN") && line.contains("set input.topic (INPUT_TOPIC)"));
    }
  }

  @Test
  void shouldNotFloodTheLogWhileItWaitsForABroker() throws Exception {
    Map<String, String> settings = settings();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    settings.put("KAFKA_DEFAULT_API_TIMEOUT_MS", "5000");
    settings.put("KAFKA_REQUEST_TIMEOUT_MS", "5000");
    try (Program program = Program.run(settings, "run")) {
      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(ExitCode.TOPICS.code());
      assertThat(program.said("Connection to node -1 (/127.0.0.1:1) could not be")).isTrue();
      assertThat(program.lines()).hasSizeLessThan(12);
    }
  }

  @Test
  void shouldEndWithTopicsWhenTheyDoNotFit() throws Exception {
    Map<String, String> settings = settings();
    String name = settings.get("APPLICATION_ID") + "-runs-changelog";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, 7, (short) 1))).all().get();
    }
    try (Program program = Program.run(settings, "run")) {
      assertThat(program.awaitExit()).isEqualTo(ExitCode.TOPICS.code());
      assertThat(program.said(name + " has 7 partitions")).isTrue();
    }
  }

  @Test
  void shouldEndWithTypesWhenTheCatalogueRefusesThemForGood() throws Exception {
    catalogue.faults().add(Fault.status(400).on(Call.TYPES));
    try (Program program = Program.run(settings(), "run")) {
      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(ExitCode.TYPES.code());
      assertThat(program.said("purview.install-types")).isTrue();
    }
  }

  @Test
  void shouldRunWhileTheCatalogueIsDown() throws Exception {
    catalogue.faults().add(Fault.status(503));
    try (Program program = Program.run(settings(), "run")) {
      await().atMost(LONG).until(() -> program.said("RUNNING (was"));
      assertThat(program.said("the catalogue cannot take types yet: 503")).isTrue();
    }
  }

  @AfterEach
  void mend() {
    catalogue.faults().clear();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    settings.put("PURVIEW_ENDPOINT", catalogue.uri().toString());
    settings.put("PURVIEW_AUTH", "none");
    settings.put("HTTP_PORT", "0");
    settings.put("PARTITIONS", "2");
    settings.put("APPLICATION_ID", "app-" + UUID.randomUUID());
    settings.put("STATE_DIR", state.toString());
    return settings;
  }
}
