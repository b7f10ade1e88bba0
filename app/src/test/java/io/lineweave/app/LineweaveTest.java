package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LineweaveTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void shouldShowEffectiveSettingsWithTheirOriginAndWithoutSecrets() throws IOException {
    Path file =
        file(
            """
            purview:
              endpoint: https://contoso.purview.azure.com
              password: hunter2
            kafka:
              bootstrap.servers: broker:9092
              sasl.jaas.config: "PlainLoginModule password=hunter3;"
            """);

    assertThat(execute("config", "--config", file.toString())).isZero();

    assertThat(out.toString())
        .contains("purview.endpoint: https://contoso.purview.azure.com  # " + file + ":2\n")
        .contains("purview.password: ***  # " + file + ":3\n")
        .contains("kafka.sasl.jaas.config: ***  # " + file + ":6\n")
        .contains("partitions: 8  # default\n")
        .doesNotContain("hunter");
  }

  @Test
  void shouldShowSettingsToScriptsAsJson() throws Exception {
    Path file = file("purview.password: hunter2\n");

    assertThat(execute("config", "--json", "--config", file.toString())).isZero();

    assertThat(new ObjectMapper().readTree(out.toString()))
        .anySatisfy(
            row -> {
              assertThat(row.path("key").asText()).isEqualTo("purview.password");
              assertThat(row.path("value").asText()).isEqualTo("***");
              assertThat(row.path("origin").asText()).isEqualTo(file + ":1");
            });
  }

  @Test
  void shouldEndWithUsageWhenSettingsAreWrong() throws IOException {
    Path file = file("partitions: many\n");

    assertThat(execute("run", "--config", file.toString())).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).startsWith("partitions: given 'many', must be a whole number");
  }

  @Test
  void shouldEndWithUsageWhenAPropertyOfKafkaIsWrong() throws IOException {
    Path file =
        file(
            """
            kafka: {bootstrap.servers: "localhost:1", consumer.session.timeout.ms: soon}
            purview: {endpoint: "http://localhost", auth: none}
            state.dir: %s
            """
                .formatted(directory));

    assertThat(execute("run", "--config", file.toString())).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("kafka.…: ", "soon", "session.timeout.ms");
  }

  @Test
  void shouldEndWithUsageWhenARuleFileIsWrong() throws IOException {
    Path rules = Files.writeString(directory.resolve("rules.yaml"), "rulez: []\n");
    Path file =
        file(
            """
            kafka.bootstrap.servers: broker:9092
            purview: {endpoint: "http://localhost", auth: none}
            rules.file: %s
            """
                .formatted(rules));

    assertThat(execute("run", "--config", file.toString())).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains(rules + ":1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"walk", "--no-such-option", "run --config", "run more"})
  void shouldEndWithUsageWhenTheCommandLineIsWrong(String line) {
    assertThat(execute(line.split(" ", -1))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("Usage: lineweave");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain /no/such/file", "rules", "types", "dead-letters", "backfill"})
  void shouldNotBuryWhatIsWrongUnderTheWholeHelp(String line) {
    String[] words = line.split(" ", -1);

    assertThat(execute(words)).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString().lines().count()).isLessThan(10);
    assertThat(err.toString())
        .containsPattern("^(?:cannot read /no/such/file|say w)")
        .endsWith("Try 'lineweave " + words[0] + " --help'.\n");
  }

  @Test
  void shouldSayWhichCommandMayBeMeant() {
    assertThat(execute("republsh", "--all")).isEqualTo(ExitCode.USAGE.code());

    assertThat(err.toString()).contains("republsh").contains("lineweave republish");
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("lineweave ");
  }

  @Test
  void shouldHelpWithExamplesForEveryCommand() {
    for (CommandLine command : Lineweave.commandLine().getSubcommands().values()) {
      out.getBuffer().setLength(0);
      assertThat(execute(command.getCommandName(), "--help")).isZero();
      assertThat(out.toString()).contains("Usage: lineweave", "Example");
    }
  }

  @Test
  void shouldDocumentEveryExitCode() {
    Set<String> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> Integer.toString(code.code()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Lineweave.commandLine().getCommandSpec().usageMessage().exitCodeList().keySet())
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("lineweave.yaml"), text);
  }

  private int execute(String... arguments) {
    return Lineweave.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
