package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.lineweave.app.LineweaveService;
import io.lineweave.app.settings.Setting;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests against Kubernetes' own types, and against what the program wants. */
class KubernetesManifestsTest {
  private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  static List<String> files() throws IOException {
    return strings(read("kustomization.yaml").path("resources")).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeWhatKubernetesTakes(String file) throws IOException {
    JsonNode manifest = read(file);

    assertThat(schema(manifest.path("kind").asText()).validate(manifest)).isEmpty();
  }

  @Test
  void shouldNotValidateWhatKubernetesRefuses() throws IOException {
    ObjectNode manifest = (ObjectNode) read("statefulset.yaml");
    ((ObjectNode) manifest.path("spec").path("template").path("spec")).put("restartPolice", "x");

    assertThat(schema("StatefulSet").validate(manifest)).isNotEmpty();
  }

  @Test
  void shouldApplyEveryManifest() throws IOException {
    try (Stream<Path> all = Files.list(MANIFESTS)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(files().stream(), Stream.of("kustomization.yaml")).toList());
    }
  }

  @Test
  void shouldLeaveTheServiceTimeToDrain() throws IOException {
    long grace = pod().path("terminationGracePeriodSeconds").asLong();

    assertThat(grace).isGreaterThan(LineweaveService.DRAIN.toSeconds() + 10);
  }

  @Test
  void shouldProbeHealthOnThePortThatIsOpen() throws IOException {
    JsonNode container = container();
    String port = container.path("ports").get(0).path("name").asText();
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.path(probe).path("httpGet").path("port").asText()).isEqualTo(port);
    }
    assertThat(container.path("readinessProbe").path("httpGet").path("path").asText())
        .isEqualTo("/health/ready");
    assertThat(container.path("livenessProbe").path("httpGet").path("path").asText())
        .isEqualTo("/health/live");
  }

  @Test
  void shouldSetOnlySettingsThatExist() throws IOException {
    Set<String> known =
        Settings.all().stream()
            .map(Setting::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    known.add("KAFKA_GROUP_INSTANCE_ID");

    assertThat(stream(container().path("env")).map(each -> each.path("name").asText()))
        .isSubsetOf(known);
  }

  @Test
  void shouldBringSettingsThatTheProgramTakes() throws IOException {
    String text = read("configmap.yaml").path("data").path("lineweave.yaml").asText();
    Path file = Files.writeString(directory.resolve("lineweave.yaml"), text);
    SettingSources sources =
        new SettingSources(
            Map.of(), Map.of("KAFKA_GROUP_INSTANCE_ID", "lineweave-0"), Optional.of(file));

    assertThat(Settings.load(sources).kafka().properties())
        .containsEntry("group.instance.id", "lineweave-0");
  }

  @Test
  void shouldSelectItsPods() throws IOException {
    JsonNode labels =
        read("statefulset.yaml").path("spec").path("template").path("metadata").path("labels");
    for (JsonNode selector :
        List.of(
            read("statefulset.yaml").path("spec").path("selector").path("matchLabels"),
            read("service.yaml").path("spec").path("selector"),
            read("poddisruptionbudget.yaml").path("spec").path("selector").path("matchLabels"),
            read("networkpolicy.yaml").path("spec").path("podSelector").path("matchLabels"))) {
      selector
          .properties()
          .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
    }
  }

  @Test
  void shouldRunWithoutRootOnAReadOnlyFileSystem() throws IOException {
    assertThat(pod().path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(container().path("securityContext").path("readOnlyRootFilesystem").asBoolean())
        .isTrue();
  }

  private static JsonNode pod() throws IOException {
    return read("statefulset.yaml").path("spec").path("template").path("spec");
  }

  private static JsonNode container() throws IOException {
    return pod().path("containers").get(0);
  }

  private static JsonNode read(String file) throws IOException {
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(MANIFESTS.resolve(file)));
    return JSON.valueToTree(yaml);
  }

  private static JsonSchema schema(String kind) throws IOException {
    try (InputStream resource =
        KubernetesManifestsTest.class.getResourceAsStream("/kubernetes/schema.json")) {
      JsonNode all = JSON.readTree(resource);
      ObjectNode schema = all.path("kinds").path(kind).deepCopy();
      schema.set("definitions", all.path("definitions"));
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<String> strings(JsonNode array) {
    return stream(array).map(JsonNode::asText);
  }
}
