package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepublishCommandTest {
  private static EmbeddedBroker broker;

  private final StringWriter out = new StringWriter();

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("lineweave.receipts", 2, (short) 1))).all().get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldNotSayThatTheServiceIsToldWhenNoJobIsMeant() throws Exception {
    assertThat(execute("--job", "mydag*")).isZero();

    assertThat(out.toString())
        .contains("No job is of the pattern mydag*", "namespace/name", "'*mydag*'")
        .doesNotContain("is told");
  }

  @Test
  void shouldSayThatThereIsNoProcess() throws Exception {
    assertThat(execute("--all", "--dry-run")).isZero();

    assertThat(out.toString()).startsWith("There is no process");
  }

  private int execute(String... options) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("lineweave.yaml"),
            """
            kafka.bootstrap.servers: %s
            purview: {endpoint: "http://localhost", auth: none}
            """
                .formatted(broker.bootstrapServers()));
    String[] arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[0] = "republish";
    arguments[1] = "--config";
    arguments[2] = config.toString();
    return Lineweave.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
  }
}
