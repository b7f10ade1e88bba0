package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.rules.ExpectationTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a user's own table of expectations against the rules in force. */
@Command(
    name = "test",
    description = {
      "Checks a table of expectations against the rules in force.",
      "Tab-separated with a header line: namespace, name, context (JSON or empty), type, qualified"
          + " name, source."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every expectation is met",
      "1:some are not",
      "2:wrong command line or rules"
    },
    footerHeading = "%nExample:%n",
    footer = "  lineweave rules test expectations.tsv --rules my-rules.yaml")
final class RulesTestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The table.")
  private Path file;

  @Mixin private RulesOption rules;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ExpectationTable table = ExpectationTable.of(RulesOption.text(spec, file));
    ExpectationTable.Report report = table.check(rules.ruleSet());
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    out.flush();
    return (report.failed() == 0 ? ExitCode.OK : ExitCode.FAILED).code();
  }
}
