package io.lineweave.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldTellWhatBecameOfOwnEventsOnStandardOutputAsOneDocument(@TempDir Path directory)
      throws Exception {
    Path lines = directory.resolve("events.ndjson");
    Files.writeString(
        lines,
        """
        {"eventType":"START","eventTime":"2026-01-01T10:00:00Z","producer":"https://example.org","run":{"runId":"019b0000-0000-7000-8000-000000000001"},"job":{"namespace":"own","name":"never_ends"},"outputs":[{"namespace":"file","name":"/a"}]}
        <html>
        {"eventType":"COMPLETE","eventTime":"no time","run":{"runId":"bad"},"job":{"namespace":"own","name":"bad"}}
        """);
    Path array = directory.resolve("events.json");
    Files.writeString(
        array,
        """
        [
          {
            "eventType": "COMPLETE", "eventTime": "2026-01-01T10:00:00Z",
            "producer": "https://example.org",
            "run": {"runId": "019b0000-0000-7000-8000-000000000002"},
            "job": {"namespace": "own", "name": "copy"},
            "inputs": [{"namespace": "abfss://lake@contoso.dfs.core.windows.net", "name": "in"}],
            "outputs": [{"namespace": "abfss://lake@contoso.dfs.core.windows.net", "name": "out",
              "facets": {"columnLineage": {"fields": {"b": {"inputFields": [
                {"namespace": "abfss://lake@contoso.dfs.core.windows.net", "name": "in",
                 "field": "a"}]}}}}}]
          }
        ]
        """);

    int exit = run("--once", "--report", "json", "--events", lines.toString(), array.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.at("/runs/019b0000-0000-7000-8000-000000000001").asText())
        .isEqualTo("SKIPPED");
    assertThat(report.at("/runs/019b0000-0000-7000-8000-000000000002").asText())
        .isEqualTo("PUBLISHED");
    assertThat(report.at("/runs/bad").asText()).isEqualTo("DEAD_LETTERED");
    JsonNode process = report.at("/processes/0");
    String in = "https://contoso.dfs.core.windows.net/lake/in";
    String out = "https://contoso.dfs.core.windows.net/lake/out";
    assertThat(process.at("/inputs/0").asText()).isEqualTo(in);
    assertThat(process.at("/outputs/0").asText()).isEqualTo(out);
    assertThat(process.at("/columns/0/from/asset").asText()).isEqualTo(in);
    assertThat(process.at("/columns/0/from/column").asText()).isEqualTo("a");
    assertThat(process.at("/columns/0/to/asset").asText()).isEqualTo(out);
    assertThat(process.at("/columns/0/to/column").asText()).isEqualTo("b");
    assertThat(report.path("processes")).hasSize(1);
    assertThat(err.toString())
        .contains(
            "2 of them as they are", "NOT_JSON", "BAD_TIME", "Every run that was sent has ended")
        .doesNotContain("Everything is there");
  }

  @Test
  void shouldRefuseAFileThatIsNotThereBeforeAnythingStarts() {
    assertThat(run("--events", "/no/such/file")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("/no/such/file").doesNotContain("Kafka broker");
  }

  @Test
  void shouldRefuseAPortThatIsNone() {
    assertThat(run("--kafka-port", "70000")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("70000 is not a port");
  }

  private int run(String... arguments) {
    return Sandbox.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
