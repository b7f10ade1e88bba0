package io.lineweave.app.cli;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.backfill.Backfill;
import io.lineweave.app.backfill.BackfillReport;
import io.lineweave.app.backfill.BackfillRequest;
import io.lineweave.app.backfill.Steps;
import io.lineweave.app.settings.Settings;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.Period;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Replays a period beside the running service, which publishes what comes of it. */
@Command(
    name = "backfill",
    description = {
      "Replays a period of the events beside the running service: runs that ended in it, by the time"
          + " at which their end was written to the topic, are assembled anew and handed to the"
          + " service, which publishes them after everything live. Older lineage never overwrites"
          + " newer, and what is in the catalogue already costs no write.",
      "Interrupted, the same command goes on. There is one backfill at a time."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, every run has its receipt",
      "1:failed; the log says why",
      "2:wrong command line or settings, or another backfill is unfinished",
      "3:topics cannot be made, read or removed, or no broker answers or lets us in",
      "4:processing failed again and again; the same command goes on",
      "7:the graphs are appended, but not all have a receipt"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave backfill --last 7d --dry-run",
      "  lineweave backfill --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z",
      "  lineweave backfill --last 7d --graphs"
    })
public final class BackfillCommand implements Callable<Integer> {
  private static final List<String> WHAT =
      List.of("--from", "--to", "--last", "--graphs", "--around");

  @Mixin private ConfigOption config;
  @Mixin private PeriodOption period;
  @Spec private CommandSpec spec;

  @Option(
      names = "--graphs",
      description = "Replays the graphs that were written in the period, as they are, not events.")
  private boolean graphs;

  @Option(
      names = "--around",
      paramLabel = "DURATION",
      converter = PeriodOption.Span.class,
      defaultValue = "24h",
      description =
          "How much is read before and after the period, so that no run is cut"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration around;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = PeriodOption.Span.class,
      defaultValue = "10m",
      description =
          "How long to wait for the next receipt before leaving the rest to the service"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Option(
      names = "--dry-run",
      description = "Lists the processes that would be touched, and with how many runs.")
  private boolean dryRun;

  @Option(names = "--discard", description = "Gives up an unfinished backfill first.")
  private boolean discard;

  @Override
  public Integer call() throws StartFailure {
    BackfillRequest request = request(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    try (Backfill backfill = new Backfill(Settings.load(config.sources()), new Shown(spec))) {
      if (dryRun) {
        print(backfill.preview(request));
        return ExitCode.OK.code();
      }
      BackfillReport report = backfill.run(request);
      print(report.lines());
      return (report.isSettled() ? ExitCode.OK : ExitCode.UNSETTLED).code();
    }
  }

  private BackfillRequest request(Instant now) {
    Instant from =
        period
            .from(now)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "say which period: --from and --to, or --last"));
    // What is not written yet, the service will read when it is.
    Instant to = period.to().filter(end -> end.isBefore(now)).orElse(now);
    if (!from.isBefore(to)) {
      throw new ParameterException(spec.commandLine(), "--from must be before now");
    }
    Source source = graphs ? Source.GRAPHS : Source.EVENTS;
    Period whole = new Period(from, to);
    return new BackfillRequest(command(), source, whole, around, patience, discard);
  }

  /** The options as they were given: the same command goes on, even if it said "the last week". */
  private String command() {
    ParseResult given = spec.commandLine().getParseResult();
    return WHAT.stream()
        .filter(given::hasMatchedOption)
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(name), given.matchedOption(name).originalStringValues().stream()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  /** Progress on standard error, so that standard output is the result alone. */
  private record Shown(CommandSpec spec) implements Steps {
    @Override
    public Step begin(String what, long total) {
      Progress progress = Progress.of(spec, what, total);
      return new Step() {
        @Override
        public void to(long done) {
          progress.to(done);
        }

        @Override
        public void close() {
          progress.close();
        }
      };
    }

    @Override
    public void say(String line) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(line);
      err.flush();
    }
  }
}
