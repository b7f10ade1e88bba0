package io.lineweave.bench.soak;

import io.lineweave.sandbox.broker.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The long fault tests as a command. */
@Command(
    name = "soak",
    description = {
      "Sends runs to the application, kills it meanwhile (-9, every other time with its state) and"
          + " the broker, or takes the catalogue away, and compares receipts and catalogue with what the runs"
          + " must lead to. Broker and application are processes of their own."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run as without faults: 0 lost, 0 duplicate",
      "1:runs lost, entities too many, dead letters, or it could not go on; the text says which",
      "2:wrong command line"
    })
public final class SoakCommand implements Callable<Integer> {
  /** Long enough for a distribution to compare with. */
  private static final Duration LONGEST_BEFORE = Duration.ofMinutes(2);

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs to send while killing; default: 5000, or 0 with --outage or --backfill.")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How often to kill meanwhile; default: 10.")
  private int kills = 10;

  @Option(
      names = "--broker-kills",
      paramLabel = "N",
      description = "How often to kill the broker meanwhile, which keeps its data; default: 0.")
  private int brokerKills;

  @Option(
      names = "--outage",
      paramLabel = "DURATION",
      description =
          "Then take the catalogue away for so long, as 90s or 10m, sending all the time: a third"
              + " each it refuses, closes connections, lets calls hang.")
  private Optional<String> outage = Optional.empty();

  @Option(
      names = "--backfill",
      paramLabel = "EVENTS",
      description = "Then replay so many events beside live ones; default: 0.")
  private int backfill;

  @Option(names = "--rate", paramLabel = "N", description = "Runs a second; default: 500.")
  private int rate = 500;

  @Option(names = "--jobs", paramLabel = "N", description = "Jobs that run; default: 500.")
  private int jobs = 500;

  @Spec private CommandSpec spec;

  /** Runs it and ends the process. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new SoakCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Optional<Duration> away = outage.map(this::duration);
    Path log = Files.createTempFile("lineweave-soak-", ".log");
    int code = soak(away, log);
    if (code == 0) {
      Files.delete(log);
    } else {
      spec.commandLine().getErr().println("What the application said: " + log);
    }
    return code;
  }

  private int soak(Optional<Duration> away, Path log) throws InterruptedException, IOException {
    int toKill = runs.orElse(away.isPresent() || backfill > 0 ? 0 : 5_000);
    PrintWriter out = spec.commandLine().getOut();
    try (TemporaryDirectory directory = TemporaryDirectory.create("lineweave-soak-");
        SoakWorld world = new SoakWorld(directory.path(), log);
        Soak soak = new Soak(world, jobs, rate, out::println)) {
      if (toKill > 0) {
        soak.kill(toKill, kills, brokerKills);
        soak.verdict().lines().forEach(line -> out.println("after the kills: " + line));
      }
      away.map(time -> soak.outage(before(time), time)).map(Outage::table).ifPresent(out::println);
      Path says = directory.path().resolve("backfill.log");
      boolean replayed = backfill == 0 || soak.backfill(backfill, says);
      if (away.isPresent() || backfill > 0) {
        out.println(soak.latencies().table());
      }
      Verdict verdict = soak.verdict();
      verdict.lines().forEach(out::println);
      return replayed ? verdict.exitCode() : 1;
    }
  }

  private static Duration before(Duration away) {
    return away.compareTo(LONGEST_BEFORE) < 0 ? away : LONGEST_BEFORE;
  }

  private Duration duration(String text) {
    try {
      return Duration.parse("PT" + text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), "--outage: " + text + " is not a time such as 90s or 10m", e);
    }
  }
}
