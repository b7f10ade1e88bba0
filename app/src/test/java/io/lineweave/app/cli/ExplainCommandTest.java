package io.lineweave.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {
  private static final String RUN = "01a1f907-0000-7000-8000-000000000001";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void shouldTellOfEveryRoom() throws IOException {
    // START names the input and COMPLETE the output: only the run as a whole has lineage.
    String events =
        event("START", "[{'namespace': 's3://raw', 'name': 'a'}]", "[]")
            + event("COMPLETE", "[]", "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain(events)).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "event 1: START of run " + RUN + " of etl/load: kept",
            "event 2: COMPLETE of run " + RUN + " of etl/load: kept",
            "\nrun " + RUN + " of etl/load",
            "dataset s3://raw a",
            "aws_s3_v2_object s3://raw/a",
            "if none exists: ",
            "dataset s3://raw b",
            "process azure_synapse_operation openlineage://etl/load#s3://raw/b",
            "in   ",
            "s3://raw/a",
            "out  ",
            "s3://raw/b")
        .doesNotContain("request");
  }

  @Test
  void shouldPrintTheRequest() throws IOException {
    String events =
        event(
            "COMPLETE",
            "[{'namespace': 's3://raw', 'name': 'a'}]",
            "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain(events, "--entities")).isZero();
    assertThat(out.toString())
        .contains("  request: {\"entities\":[{\"typeName\":\"azure_synapse_operation\"");
  }

  @Test
  void shouldSayWhyARunEndsWithoutLineage() throws IOException {
    String read = event("COMPLETE", "[{'namespace': 's3://raw', 'name': 'a'}]", "[]");
    String failed = event("FAIL", "[]", "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain(read)).isZero();
    assertThat(out.toString()).contains("outcome: FILTERED (no-outputs), no lineage");
    assertThat(explain(failed)).isZero();
    assertThat(out.toString()).contains("outcome: SKIPPED (FAILED), no lineage");
  }

  @Test
  void shouldHoldToTheFiltersOfTheSettings() throws IOException {
    Path filters =
        file(
            "filters.yaml",
            """
            rules:
              - {name: not-etl, when: {job-namespace: etl, topic: raw}, action: drop}
            """);
    Path config = file("config.yaml", "intake: {filters: %s}".formatted(filters));
    String events = event("COMPLETE", "[]", "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain(events, "--config", config.toString(), "--topic", "raw")).isZero();
    assertThat(out.toString()).contains("dropped (rule not-etl)").doesNotContain("process ");
  }

  @Test
  void shouldTellOfWhatIsNoEventAndGoOn() throws IOException {
    String good = event("COMPLETE", "[]", "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain("{\"a\": 1}\n" + good + "{\"broken\": ")).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "event 1: to the dead letters, NOT_AN_EVENT",
            "event 2: COMPLETE",
            "event 3: to the dead letters, NOT_JSON");
  }

  @Test
  void shouldNotLetOneBadLineHideTheOthers() throws IOException {
    String good = event("COMPLETE", "[]", "[{'namespace': 's3://raw', 'name': 'b'}]");

    assertThat(explain(good + "INFO sent {broken\n\n" + good + "{'half\n" + good)).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "event 1: COMPLETE",
            "event 2: to the dead letters, NOT_JSON",
            "event 3: COMPLETE",
            "event 4: to the dead letters, NOT_JSON",
            "event 5: COMPLETE");
  }

  @Test
  void shouldTellOfABrokenEventOverSeveralLinesOnce() throws IOException {
    assertThat(explain("{\n  \"run\": {\n    \"runId\": 1,\n  },\n}\n")).isZero();
    assertThat(out.toString()).contains("event 1:").doesNotContain("event 2:");
  }

  @Test
  void shouldKeepNamesFromSpeakingToTheTerminal() throws IOException {
    String hostile = "[{'namespace': 's3://raw', 'name': 'b\\u001b[2J'}]";

    assertThat(explain(event("COMPLETE", "[]", hostile))).isZero();
    assertThat(out.toString()).contains("b\uFFFD[2J").doesNotContain("\u001b");
  }

  @Test
  void shouldRefuseAFileWithoutEvents() throws IOException {
    assertThat(explain(" \n")).isEqualTo(2);
    assertThat(err.toString()).contains("is empty: give a file with an OpenLineage event");
  }

  @Test
  void shouldExplainADataset() {
    assertThat(
            execute(
                "--namespace=dbfs",
                "--name=/mnt/raw/crm",
                "--mount=/mnt/raw=abfss://raw@contosolake.dfs.core.windows.net/"))
        .isZero();
    assertThat(out.toString())
        .contains("mount /mnt/raw: abfss://raw@contosolake.dfs.core.windows.net /crm")
        .contains("rule: adls-gen2-path")
        .contains("azure_datalake_gen2_path https://contosolake.dfs.core.windows.net/raw/crm");
  }

  @Test
  void shouldExplainTheDatasetsOfARunByWhatItSaysOfItsSurroundings() throws IOException {
    String event =
        """
        {"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","producer":"p","job":{"namespace":"adb-1.2#0101","name":"j"},
         "run":{"runId":"r1","facets":{"environment-properties":{"environment-properties":{
           "mountPoints":[{"mountPoint":"/mnt/raw","source":"s3a://bucket"}]}}}},
         "inputs":[{"namespace":"dbfs","name":"/mnt/raw/x"},{"namespace":"dbfs","name":"/mnt/raw/x"}],
         "outputs":[{"namespace":"dbfs","name":"/user/hive/warehouse/t",
           "facets":{"symlinks":{"identifiers":[{"namespace":"hive://h","name":"d.t","type":"TABLE"}]}}}]}
        """;

    assertThat(explain("[" + event + "]\n" + event)).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "event 1: COMPLETE of run r1 of adb-1.2#0101/j",
            "event 2: COMPLETE of run r1 of adb-1.2#0101/j",
            "run r1 of")
        .contains("s3://bucket/x", "default.t@adb-1.2.azuredatabricks.net", "symlink TABLE");
  }

  private static String event(String type, String inputs, String outputs) {
    return """
    {"eventType": "%s", "eventTime": "2026-01-01T00:00:00Z", "producer": "https://example.org",
     "run": {"runId": "%s"}, "job": {"namespace": "etl", "name": "load"},
     "inputs": %s, "outputs": %s}
    """
        .formatted(type, RUN, inputs.replace('\'', '"'), outputs.replace('\'', '"'));
  }

  private int explain(String events, String... options) throws IOException {
    String[] arguments = new String[options.length + 1];
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[0] = file("events.ndjson", events).toString();
    return execute(arguments);
  }

  private int execute(String... arguments) {
    return new CommandLine(new ExplainCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
