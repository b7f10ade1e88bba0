package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.rules.RuleTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the rules in force, in the order in which they are tried. */
@Command(
    name = "list",
    description = {
      "Shows the rules in force, in the order in which they are tried.",
      "Columns: rule, confidence of the pattern (A documented, B seen, C inferred, own type), what"
          + " happens if the catalogue has no such asset, type, pattern of the qualified name."
    },
    footerHeading = "%nExample:%n",
    footer = "  lineweave rules list --rules my-rules.yaml")
final class RulesListCommand implements Callable<Integer> {
  @Mixin private RulesOption rules;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    rules.ruleSet().table().rows().forEach(row -> out.println(line(row)));
    out.flush();
    return ExitCode.OK.code();
  }

  private static String line(RuleTable.Row row) {
    return "%-28s %-4s %-12s %-36s %s"
        .formatted(row.rule(), row.confidence(), row.missing(), row.type(), row.pattern())
        .stripTrailing();
  }
}
