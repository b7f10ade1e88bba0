package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OperationsPageTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void shouldSayWhatToDoForEveryAlert() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(alerts().keySet())
        .isNotEmpty()
        .allMatch(alert -> page.contains("**" + alert + "** – "));
  }

  @Test
  void shouldAlertOnEveryWayToTheDeadLetters() throws IOException {
    assertThat(alerts().get("LineweaveDeadLetters"))
        .contains(
            "lineweave_intake_rejected_total",
            "lineweave_assemble_events_total{fate=\"PARKED\"}",
            "lineweave_publish_unreadable_total",
            "lineweave_publish_processes_total{state=\"DEAD_LETTERED\"}");
  }

  @Test
  void shouldAlertOnABrokerThatIsGoneWhileTheServiceCountsAsReady() throws IOException {
    assertThat(alerts().get("LineweaveBrokerGone"))
        .contains("kafka_consumer_coordinator_last_heartbeat_seconds_ago");
  }

  @Test
  void shouldExplainEveryExitCode() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(ExitCode.values())
        .allMatch(code -> page.contains("| %d | %s |".formatted(code.code(), code.name())));
  }

  /** Alerts by their names, with what they look at. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> alerts() throws IOException {
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(ROOT.resolve("deploy/prometheus/lineweave-alerts.yml")));
    return ((List<Map<String, Object>>) file.get("groups").get(0).get("rules"))
        .stream()
            .collect(
                Collectors.toMap(
                    rule -> (String) rule.get("alert"), rule -> (String) rule.get("expr")));
  }
}
