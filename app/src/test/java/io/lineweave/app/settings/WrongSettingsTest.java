package io.lineweave.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes something wrong is told the name, what was given, what is allowed, and where. */
class WrongSettingsTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "broker:9092",
          "PURVIEW_ENDPOINT",
          "https://c.purview.azure.com");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PARTITIONS              | eight             | partitions: given 'eight', must be a whole number from 1 to 1000 (environment variable PARTITIONS)
          PARTITIONS              | 0                 | partitions: given '0', must be a whole number from 1 to 1000
          PARTITIONS              | 8.5               | partitions: given '8.5', must be a whole number
          PARTITIONS              | 99999999999999    | partitions: given '99999999999999', must be a whole number
          HTTP_PORT               | 65536             | http.port: given '65536', must be a whole number from 0 to 65535
          HTTP_PORT               | -1                | http.port: given '-1'
          KAFKA_BOOTSTRAP_SERVERS | broker            | kafka.bootstrap.servers: given 'broker', must be host:port
          KAFKA_BOOTSTRAP_SERVERS | a:1,,b:2          | kafka.bootstrap.servers: given 'a:1,,b:2', must be host:port
          INPUT_TOPIC             | my topic          | input.topic: given 'my topic', must be a list of a topic name
          INPUT_TOPIC             | a,                | input.topic: given 'a,', must be a list of a topic name
          APPLICATION_ID          | a/b               | application.id: given 'a/b', must be a topic name
          PURVIEW_ENDPOINT        | contoso           | purview.endpoint: given 'contoso', must be an http or https URL
          PURVIEW_ENDPOINT        | ftp://c           | purview.endpoint: given 'ftp://c', must be an http or https URL
          PURVIEW_ENDPOINT        | https://c/?a=b    | purview.endpoint: given 'https://c/?a=b'
          PURVIEW_ENDPOINT        | https://u:p@c     | purview.endpoint: given
          PURVIEW_ENDPOINT        | https:// c        | purview.endpoint: given 'https:// c'
          PURVIEW_ENDPOINT        | http://c          | purview.endpoint: given 'http://c', must be https with purview.auth: azure
          PURVIEW_API_PATH        | a?b               | purview.api-path: given 'a?b', must be a path
          PURVIEW_AUTH            | oauth             | purview.auth: given 'oauth', must be azure | basic | none
          PURVIEW_TIMEOUT         | 5                 | purview.timeout: given '5', must be a time from 1s to
          PURVIEW_TIMEOUT         | 5 minutes         | purview.timeout: given '5 minutes', must be a time
          PURVIEW_TIMEOUT         | 1h                | purview.timeout: given '1h', must be a time from 1s to
          PURVIEW_TIMEOUT         | 999999999999999d  | purview.timeout: given '999999999999999d'
          PURVIEW_INSTALL_TYPES   | yes               | purview.install-types: given 'yes', must be true or false
          PUBLISH_PROCESS_TYPES   | my_spark          | publish.process-types: given 'my_spark', must be a list of INTEGRATION=the name of an Atlas type
          PUBLISH_PROCESS_TYPES   | SPARK=            | publish.process-types: given 'SPARK='
          PUBLISH_RUN_FACTS       | rows=many         | publish.run-facts: given 'rows=many', must be a list of attribute=run-id
          ASSEMBLE_GRACE          | -5s               | assemble.grace: given '-5s', must be a time from 0s to 1h
          INTAKE_RECORD_SIZE      | 1TB               | intake.record-size: given '1TB', must be a size from 1kB to 100MB
          INTAKE_EVENT_SIZE       | 200MB             | intake.event-size: given '200MB', must be a size from 1kB to 100MB
          DELIVERY_OPERATIONS_PER_SECOND | many       | delivery.operations-per-second: given 'many', must be a number from 0.1 to 100000
          DELIVERY_OPERATIONS_PER_SECOND | 0          | delivery.operations-per-second: given '0', must be a number
          DELIVERY_BACKOFF_MOST   | 20ms              | delivery.backoff-most: given '20ms', must not be shorter than delivery.backoff-first
          DELIVERY_LATE_ANSWERS   | 20s               | delivery.late-answers: given '20s', must be longer than purview.timeout
          RESOLVE_FOUND_TTL       | 1m                | resolve.found-ttl: given '1m', must not be shorter than resolve.ttl
          PUBLISH_MODE            | maybe             | publish.mode: given 'maybe', must be on | dry | off
          PUBLISH_CHANGES_LINEAGE | complete,always   | publish.changes-lineage: given 'complete,always', must be a list of
          PUBLISH_COLLECTION      | My Collection     | publish.collection: given 'My Collection', must be a collection's reference name
          EVENTHUBS_NAMESPACE     | contoso           | kafka.bootstrap.servers: given 'broker:9092', must not be set with eventhubs.…
          EVENTHUBS_NAMESPACE     | contoso_1         | eventhubs.namespace: given 'contoso_1', must be a namespace
          EVENTHUBS_CONNECTION_STRING | hunter2       | eventhubs.connection-string: given ***, must be Endpoint=sb://
          DELIVERY_LINGERS        | 1s                | DELIVERY_LINGERS: given a value, is not a setting (did you mean DELIVERY_LINGER?)
          PURVIEW_ENDPONT         | https://c         | PURVIEW_ENDPONT: given a value, is not a setting (did you mean PURVIEW_ENDPOINT?)
          """)
  void shouldNameTheVariableAndTheMend(String variable, String value, String line) {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put(variable, value);

    assertThat(message(new SettingSources(Map.of(), variables, Optional.empty())))
        .startsWith(line)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PURVIEW_ENDPOINT         | https://app:hunter2@c | purview.endpoint: given 'https://c' and a credential, must be an http or https URL without credentials
          EVENTHUBS_NAMESPACE      | Endpoint=sb://c/;SharedAccessKeyName=a;SharedAccessKey=hunter2= | eventhubs.namespace: given 'Endpoint=sb://c/
          KAFKA_BOOTSTRAP_SERVERS  | SASL_SSL://app:hunter2@c | kafka.bootstrap.servers: given 'SASL_SSL://c' and a credential, must be host:port
          """)
  void shouldNotShowACredentialInTheWrongPlace(String variable, String value, String line) {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put(variable, value);

    assertThat(message(new SettingSources(Map.of(), variables, Optional.empty())))
        .startsWith(line)
        .contains("and a credential")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'partition: 8'                 | partition: given a value, is not a setting (did you mean partitions?) (FILE:1)
          'purview: {endpiont: x}'       | purview.endpiont: given a value, is not a setting (did you mean purview.endpoint?)
          'kafka.consumer.sesion.timeout.ms: 1' | kafka.consumer.sesion.timeout.ms: given a value, is not a setting (did you mean kafka.consumer.session.timeout.ms?)
          'kafka: {bootstap.servers: x}' | kafka.bootstap.servers: given a value, is not a setting (did you mean kafka.bootstrap.servers?)
          'wholly: {other: x}'           | wholly.other: given a value, is not a setting (FILE:1)
          'a: 1\\npartitions: x'         | a: given a value, is not a setting
          'http:\\n  port: x'            | http.port: given 'x', must be a whole number from 0 to 65535 (FILE:2)
          'partitions: 8\\npartitions: 9'| partitions: given twice, must be given once (FILE:2)
          'partitions: [[1], 2]'         | partitions: given a nested list, must be a value
          '- 8'                          | --config: given no keys, must be 'key: value' lines
          'just text'                    | --config: given no keys, must be 'key: value' lines
          'partitions: [8'               | --config: given a file
          'partitions: *other'           | --config: given a file
          'partitions:\\t\\t- : {'       | --config: given a file
          """)
  void shouldNameTheKeyTheLineAndTheMend(String text, String line) throws IOException {
    Path file = directory.resolve("settings.yaml");
    Files.writeString(file, text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(message(new SettingSources(Map.of(), NEEDED, Optional.of(file))))
        .startsWith(line.replace("FILE", file.toString()));
  }

  @Test
  void shouldSayThatThereIsNoSuchFile() {
    Path file = directory.resolve("none.yaml");

    assertThat(message(new SettingSources(Map.of(), NEEDED, Optional.of(file))))
        .isEqualTo("--config: given " + file + ", must be a readable file (command)");
  }

  @Test
  void shouldSayThatAFileIsNotText() throws IOException {
    Path file = directory.resolve("binary.yaml");
    Files.write(file, "partitions: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(message(new SettingSources(Map.of(), NEEDED, Optional.of(file))))
        .contains("must be YAML in UTF-8");
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThat(message(SettingSources.of(Map.of())))
        .isEqualTo(
            """
            kafka.bootstrap.servers: given nothing, must be host:port, separated by commas: set it in the file, or KAFKA_BOOTSTRAP_SERVERS (nowhere)
            purview.endpoint: given nothing, must be an http or https URL without credentials and query: set it in the file, or PURVIEW_ENDPOINT (nowhere)""");
  }

  @Test
  void shouldWantUserAndPasswordWithBasic() {
    Map<String, String> variables = new HashMap<>(NEEDED);
    variables.put("PURVIEW_AUTH", "basic");

    assertThat(message(new SettingSources(Map.of(), variables, Optional.empty())))
        .isEqualTo(
            "purview.username: given nothing, must be set with purview.auth: basic (nowhere)");
  }

  private static String message(SettingSources sources) {
    return catchThrowableOfType(WrongSettings.class, () -> Settings.load(sources)).getMessage();
  }
}
