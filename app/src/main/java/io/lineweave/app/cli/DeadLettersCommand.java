package io.lineweave.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The dead letters: lists them, shows one, puts them back. */
@Command(
    name = "dead-letters",
    description = "Lists what was set aside, shows one of it, or puts it back after a mend.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave dead-letters list --last 24h --config lineweave.yaml",
      "  lineweave dead-letters show 3-1042",
      "  lineweave dead-letters redrive --reason PROCESS_REFUSED --dry-run"
    },
    subcommands = {LettersListCommand.class, LettersShowCommand.class, LettersRedriveCommand.class})
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: list, show or redrive");
  }
}
