package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OperationsPageTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void shouldSayWhatToDoForEveryAlert() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(alerts()).isNotEmpty().allMatch(alert -> page.contains("**" + alert + "** – "));
  }

  @Test
  void shouldExplainEveryExitCode() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations.md"));

    assertThat(ExitCode.values())
        .allMatch(code -> page.contains("| %d | %s |".formatted(code.code(), code.name())));
  }

  @SuppressWarnings("unchecked")
  private static List<String> alerts() throws IOException {
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(ROOT.resolve("deploy/prometheus/lineweave-alerts.yml")));
    return ((List<Map<String, Object>>) file.get("groups").get(0).get("rules"))
        .stream().map(rule -> (String) rule.get("alert")).toList();
  }
}
