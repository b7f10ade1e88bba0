package io.lineweave.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.cli.TypesCommand;
import io.lineweave.app.doctor.DoctorCommand;
import io.lineweave.catalogue.AssetName;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person is told who asks what is wrong before a start. */
class DoctorTest {
  private static EmbeddedBroker broker;

  private final LocalCatalogue catalogue =
      LocalCatalogue.start(CatalogueSettings.onPort(0).withoutOwnTypes());
  private final StringWriter out = new StringWriter();

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void shouldFindNothingWrongBeforeTheFirstStart() throws IOException {
    assertThat(doctor("application.id: fresh")).isZero();
    assertThat(out.toString().lines())
        .allMatch(line -> line.startsWith("ok "))
        .anyMatch(line -> line.contains("topics: "))
        .anyMatch(line -> line.contains("openlineage.events: is not there yet, run makes it: if"))
        .anyMatch(line -> line.contains("lets us read"))
        .anyMatch(line -> line.contains("the service installs them at its start"));
  }

  @Test
  void shouldNameTopicsThatDoNotFit() throws Exception {
    create(new NewTopic("ill-runs-changelog", 3, (short) 1));
    create(
        new NewTopic("ill-by-run-repartition", 8, (short) 1)
            .configs(Map.of("retention.ms", "1000")));

    assertThat(doctor("application.id: ill")).isEqualTo(3);
    assertThat(out.toString())
        .contains("WRONG topic ill-runs-changelog: has 3 partitions", "set partitions")
        .contains("WRONG topic ill-by-run-repartition: retention.ms is 1000, should be -1")
        .doesNotContain("WRONG topic lineweave.graphs");
  }

  @Test
  void shouldSayWhatToDoWithoutPermission() throws IOException {
    catalogue.faults().add(Fault.status(403));

    assertThat(doctor("application.id: fresh")).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG catalogue ", "403", "Data Curator");
  }

  @Test
  void shouldFindThatNobodyAnswers() throws IOException {
    String nowhere = "kafka.bootstrap.servers: 127.0.0.1:1\nkafka.default.api.timeout.ms: 2000\n";
    String settings = nowhere + "kafka.request.timeout.ms: 2000\npurview.endpoint: http://[::1]:1";

    assertThat(execute(new DoctorCommand(), config(settings))).isEqualTo(3);
    assertThat(out.toString())
        .contains("WRONG broker 127.0.0.1:1: does not answer")
        .contains("no answer: cannot connect. Is purview.endpoint right");
  }

  @Test
  void shouldSayWhatIsWrongWithSigningInToTheBroker() throws IOException {
    String sasl = "kafka: {security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN}";

    assertThat(doctor(sasl)).isEqualTo(3);
    assertThat(out.toString()).contains("WRONG Kafka client: ", "'KafkaClient' entry in the JAAS");
  }

  @Test
  void shouldDoubtThePathWhenAtlasDoesNotKnowIt() throws IOException {
    assertThat(doctor("purview.api-path: wrong/path")).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG catalogue ", "500", "is purview.api-path right?");
  }

  @Test
  void shouldTryToWriteAndLeaveNothing() throws IOException {
    execute(new TypesCommand(), "install", config(settings("application.id: fresh")));

    assertThat(doctor("application.id: fresh", "--write")).isZero();
    assertThat(out.toString()).contains("an asset was created and deleted again");
    assertThat(catalogue.entities())
        .extracting(AssetName::typeName)
        .doesNotContain("lineweave_dataset");
  }

  @Test
  void shouldFindThatWritingIsForbidden() throws IOException {
    catalogue.faults().add(Fault.status(403).on(Call.WRITE));

    assertThat(doctor("application.id: fresh", "--write")).isEqualTo(1);
    assertThat(out.toString()).contains("WRONG writing to the catalogue: 403");
  }

  @Test
  void shouldFindMissingTypesThatNobodyInstalls() throws IOException {
    assertThat(doctor("purview.install-types: false")).isEqualTo(5);
    assertThat(out.toString()).contains("Run: lineweave types install");
  }

  @Test
  void shouldInstallTypesOnce() throws IOException {
    String config = config(settings("application.id: fresh"));

    assertThat(execute(new TypesCommand(), "check", config)).isEqualTo(5);
    assertThat(out.toString()).contains("missing: lineweave_placeholder");
    assertThat(execute(new TypesCommand(), "install", config)).isZero();
    assertThat(execute(new TypesCommand(), "install", config)).isZero();
    assertThat(execute(new TypesCommand(), "check", config)).isZero();
    assertThat(out.toString()).endsWith("the catalogue has all of Lineweave's types\n");
  }

  private static void create(NewTopic topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private int doctor(String setting, String... options) throws IOException {
    String config = config(settings(setting));
    return execute(
        new DoctorCommand(),
        options.length == 0 ? new String[] {config} : new String[] {config, options[0]});
  }

  private String settings(String more) {
    return "kafka.bootstrap.servers: %s\npurview.endpoint: %s\n%s\n"
        .formatted(broker.bootstrapServers(), catalogue.uri(), more);
  }

  private String config(String settings) throws IOException {
    String all = settings + "\npurview.auth: none\n";
    return "--config=" + Files.writeString(directory.resolve("lineweave.yaml"), all);
  }

  private int execute(Object command, String... arguments) {
    return new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
  }
}
