package io.lineweave.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.lineweave.app.settings.PurviewSettings.Auth;
import io.lineweave.publish.ProcessType;
import io.lineweave.publish.ProcessType.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "broker:9092",
          "PURVIEW_ENDPOINT",
          "https://c.purview.azure.com");

  @TempDir private Path directory;

  @Test
  void shouldNeedNoMoreThanABrokerAndACatalogue() {
    Settings settings = Settings.load(environment(NEEDED));

    assertThat(settings.kafka().inputs()).containsExactly("openlineage.events");
    assertThat(settings.kafka().partitions()).isEqualTo(8);
    assertThat(settings.purview().endpoint()).isEqualTo(URI.create("https://c.purview.azure.com"));
    assertThat(settings.purview().apiPath()).isEqualTo("datamap/api/atlas/v2");
    assertThat(settings.purview().auth()).isEqualTo(Auth.AZURE);
    assertThat(settings.purview().timeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void shouldReadEverySettingFromItsVariable() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("PURVIEW_API_PATH", "/api/atlas/v2/");
    variables.put("PURVIEW_AUTH", "basic");
    variables.put("PURVIEW_USERNAME", "admin");
    variables.put("PURVIEW_PASSWORD", "a$${b}");
    variables.put("PURVIEW_TIMEOUT", "5s");
    variables.put("INPUT_TOPIC", "one, two");
    variables.put("HTTP_PORT", "0");

    Settings settings = Settings.load(environment(variables));

    assertThat(settings.purview().apiPath()).isEqualTo("api/atlas/v2");
    assertThat(settings.purview().password()).contains("a$${b}");
    assertThat(settings.purview().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.kafka().inputs()).containsExactly("one", "two");
    assertThat(settings.http().port()).isZero();
  }

  @Test
  void shouldGiveIntegrationsProcessTypesOfTheirOwn() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("PUBLISH_PROCESS_TYPES", "SPARK=my_spark, DBT=my_dbt");
    variables.put("PUBLISH_RUN_FACTS", "lastRun=run-id,rows=rows");

    List<ProcessType> types = Settings.load(environment(variables)).topology().publish().types();

    assertThat(types)
        .extracting(ProcessType::integration, ProcessType::name)
        .containsExactly(
            tuple("SPARK", "my_spark"),
            tuple("DBT", "my_dbt"),
            tuple("", ProcessType.DEFAULT.name()));
    assertThat(types)
        .allMatch(it -> it.facts().equals(Map.of("lastRun", Fact.RUN_ID, "rows", Fact.ROWS)));
  }

  @Test
  void shouldReadAFileUnderTheEnvironment() {
    Settings settings =
        Settings.load(
            file(
                """
                kafka:
                  bootstrap.servers: elsewhere:9092
                  client.rack: a
                input:
                  topic: [one, two]
                partitions: 08
                """,
                NEEDED));

    assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9092");
    assertThat(settings.kafka().inputs()).containsExactly("one", "two");
    assertThat(settings.kafka().partitions()).isEqualTo(8);
    assertThat(settings.kafka().properties()).containsEntry("client.rack", "a");
  }

  @Test
  void shouldPassOnVariablesThatKafkaKnowsAndNoOthers() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("KAFKA_CONSUMER_FETCH_MIN_BYTES", "7");
    variables.put("KAFKA_SECURITY_PROTOCOL", "SSL");
    variables.put("KAFKA_HEAP_OPTS", "-Xmx1g");

    assertThat(Settings.load(environment(variables)).kafka().properties())
        .isEqualTo(Map.of("consumer.fetch.min.bytes", "7", "security.protocol", "SSL"));
  }

  @Test
  void shouldTakeAnEmptyVariableAsNotSet() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("PARTITIONS", "");

    assertThat(Settings.load(environment(variables)).kafka().partitions()).isEqualTo(8);
  }

  @Test
  void shouldLeaveOtherProgramsVariablesAlone() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("HTTP_PROXY", "http://proxy");
    variables.put("PURVIEW_SERVICE_HOST", "10.0.0.1");
    variables.put("PURVIEW_PORT_8080_TCP", "tcp://10.0.0.1:8080");

    assertThat(Settings.load(environment(variables)).kafka().partitions()).isEqualTo(8);
  }

  @Test
  void shouldSayWhereAValueComesFrom() {
    Values values = Settings.values(file("partitions: 4\n", NEEDED));

    assertThat(values.effective().get("partitions").origin()).endsWith("lineweave.yaml:1");
    assertThat(values.effective().get("purview.endpoint").origin())
        .isEqualTo("environment variable PURVIEW_ENDPOINT");
    assertThat(values.effective().get("http.port").origin()).isEqualTo("default");
  }

  @Test
  void shouldFindTheBrokerOfANamespace() {
    Map<String, String> variables =
        Map.of("EVENTHUBS_NAMESPACE", "contoso", "PURVIEW_ENDPOINT", "https://c.purview.azure.com");

    assertThat(Settings.load(environment(variables)).kafka().bootstrapServers())
        .isEqualTo("contoso.servicebus.windows.net:9093");
  }

  @Test
  void shouldFindTheBrokerInAConnectionString() {
    String text =
        "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b=";
    Map<String, String> variables =
        Map.of(
            "EVENTHUBS_CONNECTION_STRING", text, "PURVIEW_ENDPOINT", "https://c.purview.azure.com");

    assertThat(Settings.load(environment(variables)).kafka().bootstrapServers())
        .isEqualTo("contoso.servicebus.windows.net:9093");
  }

  @Test
  void shouldNameEverythingThatIsWrongAtOnce() {
    Map<String, String> variables = Map.of("PARTITIONS", "0", "HTTP_PORT", "http");

    WrongSettings wrong = problems(environment(variables));

    assertThat(wrong.problems())
        .extracting(Problem::key)
        .containsExactly("partitions", "http.port");
  }

  @Test
  void shouldNotShowASecretThatIsWrong() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("PURVIEW_PASSWORD", "hunter2");
    variables.put("PURVIEW_AUTH", "basic");

    assertThat(problems(environment(variables)).getMessage()).doesNotContain("hunter2");
  }

  private static SettingSources environment(Map<String, String> variables) {
    return new SettingSources(Map.of(), variables, Optional.empty());
  }

  private SettingSources file(String text, Map<String, String> variables) {
    try {
      Path file = Files.writeString(directory.resolve("lineweave.yaml"), text);
      return new SettingSources(Map.of(), variables, Optional.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WrongSettings problems(SettingSources sources) {
    return catchThrowableOfType(WrongSettings.class, () -> Settings.load(sources));
  }
}
