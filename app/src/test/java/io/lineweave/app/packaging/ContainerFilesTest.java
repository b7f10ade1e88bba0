package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.settings.Setting;
import io.lineweave.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the container files as far as that goes without a container engine: it runs nothing. */
class ContainerFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(FROM \\S+( AS [a-z][a-z0-9-]*)?|WORKDIR /\\S*|COPY (--from=[a-z]+ )?\\S+ \\S+|RUN .+"
              + "|ENV( [A-Z_]+=(\"[^\"]*\"|\\S+))+|USER \\d+:\\d+|VOLUME /\\S+|EXPOSE \\d+"
              + "|STOPSIGNAL SIG[A-Z]+|(ENTRYPOINT|CMD) \\[(\"[^\"]*\"(, )?)+\\])");
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9./-]+:[a-z0-9._-]+");
  private static final Pattern LOOPBACK_PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+:\\d+");

  @Test
  void shouldHaveADockerfileOfKnownInstructions() throws IOException {
    assertThat(instructions()).isNotEmpty().allMatch(line -> INSTRUCTION.matcher(line).matches());
  }

  @Test
  void shouldBuildTheApplicationLastAndRunItWithoutRoot() throws IOException {
    List<String> lines = instructions();
    List<String> stages = lines.stream().filter(line -> line.startsWith("FROM ")).toList();

    assertThat(stages.get(stages.size() - 1)).isEqualTo("FROM base AS lineweave");
    assertThat(lines).contains("USER 10001:10001", "CMD [\"run\"]");
    assertThat(stages).anyMatch(line -> line.contains(":21-jre"));
  }

  @Test
  void shouldCopyFromStagesThatExist() throws IOException {
    List<String> lines = instructions();
    Set<String> stages =
        lines.stream()
            .filter(line -> line.contains(" AS "))
            .map(line -> line.substring(line.indexOf(" AS ") + 4))
            .collect(Collectors.toSet());

    assertThat(lines.stream().filter(line -> line.startsWith("COPY --from=")))
        .allMatch(line -> stages.contains(line.replaceAll("COPY --from=(\\S+) .*", "$1")));
  }

  @Test
  void shouldComposeABrokerACatalogueAndTheApplication() throws IOException {
    Map<String, Map<String, Object>> services = services();

    assertThat(services).containsKeys("kafka", "catalogue", "lineweave");
    assertThat(services.values())
        .allSatisfy(service -> assertThat((String) service.get("image")).matches(IMAGE));
    assertThat(map(services.get("lineweave").get("depends_on")).keySet())
        .isSubsetOf(services.keySet());
  }

  @Test
  void shouldOpenPortsOnLoopbackOnly() throws IOException {
    assertThat(services().values())
        .allSatisfy(
            service ->
                assertThat(list(service.get("ports")))
                    .allMatch(port -> LOOPBACK_PORT.matcher(port).matches()));
  }

  @Test
  void shouldBuildFromStagesOfTheDockerfile() throws IOException {
    List<String> lines = instructions();

    assertThat(services().values().stream().filter(service -> service.containsKey("build")))
        .allMatch(
            service ->
                lines.stream()
                    .anyMatch(
                        line -> line.endsWith(" AS " + map(service.get("build")).get("target"))));
  }

  @Test
  void shouldSetOnlySettingsThatExist() throws IOException {
    Set<String> variables =
        Settings.all().stream().map(Setting::variable).collect(Collectors.toSet());

    assertThat(map(services().get("lineweave").get("environment")).keySet()).isSubsetOf(variables);
  }

  private static List<String> instructions() throws IOException {
    String joined = Files.readString(ROOT.resolve("Dockerfile")).replaceAll("\\\\\n\\s*", "");
    return Arrays.stream(joined.split("\n", -1))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() throws IOException {
    Map<String, Object> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(ROOT.resolve("docker-compose.yml")));
    return (Map<String, Map<String, Object>>) file.get("services");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Object node) {
    return node == null ? List.of() : (List<String>) node;
  }
}
