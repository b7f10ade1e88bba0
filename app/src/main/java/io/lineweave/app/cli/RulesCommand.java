package io.lineweave.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The mapping rules: shows them, tests them. */
@Command(
    name = "rules",
    description = "Shows the mapping rules in force, or checks them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave rules list --config lineweave.yaml",
      "  lineweave rules test expectations.tsv"
    },
    subcommands = {RulesListCommand.class, RulesTestCommand.class})
public final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: list or test");
  }
}
