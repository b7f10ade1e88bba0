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

class RulesCommandTest {
  private static final String HEADER = "namespace\tname\tcontext\ttype\tqualified_name\tsource\n";
  private static final String RULES =
      """
      rules:
      - {name: mine, match: {scheme: my}, candidates: [{type: my_type, qualifiedName: 'my://{name}'}]}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void shouldEndWithZeroWhenEveryExpectationIsMet() throws IOException {
    Path table = file("table.tsv", HEADER + "s3://b\tx\t\taws_s3_v2_object\ts3://b/x\tmine\n");

    assertThat(execute(new RulesCommand(), "test", table.toString())).isZero();
    assertThat(out.toString()).endsWith("1 passed, 0 failed\n");
  }

  @Test
  void shouldEndWithOneAndADifferenceWhenAnExpectationIsNotMet() throws IOException {
    Path table = file("table.tsv", HEADER + "s3://b\tx\t\taws_s3_v2_object\ts3://b/y\tmine\n");

    assertThat(execute(new RulesCommand(), "test", table.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("- aws_s3_v2_object s3://b/y", "+ aws_s3_v2_object s3://b/x")
        .endsWith("0 passed, 1 failed\n");
  }

  @Test
  void shouldTestAndListUsersRules() throws IOException {
    String rules = file("rules.yaml", RULES).toString();
    Path table = file("table.tsv", HEADER + "my://h\tx\t\tmy_type\tmy://x\tmine\n");

    assertThat(execute(new RulesCommand(), "test", table.toString(), "--rules", rules)).isZero();
    assertThat(execute(new RulesCommand(), "list", "--rules", rules)).isZero();
    assertThat(out.toString())
        .containsSubsequence("mine ", "my_type", "my://{name}", "adls-gen2-path", "in-memory");
  }

  @Test
  void shouldTakeTheRulesOfTheSettings() throws IOException {
    Path rules = file("rules.yaml", RULES);
    Path mappings =
        file(
            "mappings.json",
            """
            {"olToPurviewMappings": [{"name": "a", "parserConditions": [],
             "qualifiedName": "all/{nameGroups[0]}", "purviewDataType": "t"}]}
            """);
    Path config = file("config.yaml", "rules: {file: %s, import: %s}".formatted(rules, mappings));
    Path table =
        file("table.tsv", HEADER + "my://h\tx\t\tmy_type\tmy://x\tm\nany\tx\t\tt\tall/x\tm\n");

    assertThat(execute(new RulesCommand(), "test", table.toString(), "--config", config.toString()))
        .isZero();
  }

  @Test
  void shouldNameAFileThatCannotBeRead() {
    assertThat(execute(new RulesCommand(), "test", "no-such-file.tsv")).isEqualTo(2);
    assertThat(err.toString()).contains("cannot read no-such-file.tsv");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private int execute(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
