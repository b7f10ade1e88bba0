package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.deadletters.Fate;
import io.lineweave.app.deadletters.LetterId;
import io.lineweave.app.deadletters.Redrive;
import io.lineweave.app.deadletters.Return;
import io.lineweave.app.deadletters.Selection;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts dead letters back where they failed. Needs a broker, but no catalogue. */
@Command(
    name = "redrive",
    description = {
      "Puts dead letters back where they failed, after what was wrong is mended: events to the input"
          + " topic (needs the setting redrive.to-input, for others read that topic too), refused"
          + " processes to the graphs topic. What was put back is marked, and not put back again; if"
          + " it fails again, there is a new dead letter that counts the attempts.",
      "Interrupted, the same command goes on where it was."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that was meant is put back, now or before, or is beyond any redrive",
      "1:some of it is not; which and why is told",
      "2:wrong command line or settings; nothing was put back",
      "3:no broker answers or lets us in, or there is no such topic"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave dead-letters redrive 3-1042 3-1043",
      "  lineweave dead-letters redrive --reason PROCESS_REFUSED --job 'finance/*' --dry-run",
      "  REDRIVE_TO_INPUT=true lineweave dead-letters redrive --all"
    })
final class LettersRedriveCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "POSITION",
      arity = "0..*",
      converter = LettersShowCommand.Position.class,
      description = "Positions as list says.")
  private List<LetterId> ids = List.of();

  @Mixin private LetterFilter filter;
  @Mixin private LetterSource source;
  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "All that are open.")
  private boolean all;

  @Option(
      names = "--force",
      description =
          "Also those that were put back before, and those of reasons that no redrive mends.")
  private boolean force;

  @Option(names = "--dry-run", description = "Only says what would be put back.")
  private boolean dryRun;

  @Override
  public Integer call() throws StartFailure {
    Selection selection = filter.selection(new TreeSet<>(ids));
    if (selection.isEverything() == !all) {
      throw new ParameterException(
          spec.commandLine(), "say which: positions, --reason, --job, a period; or --all alone");
    }
    Return back = new Return(source.letters(), source.topics().deadLetters(), source.clients());
    Redrive redrive = new Redrive(source.topics(), source.letters().marks(), force);
    back.choose(redrive, selection);
    checkAllowed(redrive);
    try (Progress progress = Progress.of(spec, "redrive", redrive.chosen())) {
      if (dryRun) {
        back.rehearse(redrive, selection, progress::step);
      } else {
        back.putBack(redrive, selection, progress::step);
      }
    }
    return tell(redrive).code();
  }

  private void checkAllowed(Redrive redrive) throws StartFailure {
    if (redrive.toInput() > 0 && !dryRun && !source.redrive().toInput()) {
      throw new StartFailure(
          ExitCode.USAGE,
          "%d of these go back to %s, where everybody who reads that topic gets them again. If that is well, set redrive.to-input: true (REDRIVE_TO_INPUT=true); or choose --reason PROCESS_REFUSED. Nothing was put back."
              .formatted(redrive.toInput(), String.join(", ", source.topics().inputs())));
    }
  }

  private ExitCode tell(Redrive redrive) {
    PrintWriter out = spec.commandLine().getOut();
    redrive.fates().named().forEach(out::println);
    redrive
        .fates()
        .counts()
        .forEach((fate, count) -> out.println("%8d %s".formatted(count, words(fate))));
    if (redrive.fates().total() == 0) {
      out.println("No dead letter is meant.");
    }
    if (redrive.leftOver() > 0) {
      out.println("%8d more: run this again".formatted(redrive.leftOver()));
    }
    int missing = ids.isEmpty() ? 0 : Set.copyOf(ids).size() - redrive.fates().total();
    if (missing > 0) {
      out.println(
          "%8d of the positions are none of a dead letter that is meant".formatted(missing));
    }
    out.flush();
    return missing == 0 && isDone(redrive) ? ExitCode.OK : ExitCode.FAILED;
  }

  private String words(Fate fate) {
    return dryRun && fate == Fate.REDRIVEN ? "would be put back" : fate.words();
  }

  /** Of letters that were named, one that cannot be mended is a failure; of --all it is not. */
  private boolean isDone(Redrive redrive) {
    return redrive.leftOver() == 0
        && redrive.fates().counts().keySet().stream()
            .allMatch(fate -> fate.isDone() || (fate == Fate.HOPELESS && ids.isEmpty()));
  }
}
