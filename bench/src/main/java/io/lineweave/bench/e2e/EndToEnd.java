package io.lineweave.bench.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole service, each figure beside its floor. */
@Command(
    name = "e2e",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Measures the service from topic to catalogue beside floors taken in the same run. Broker"
            + " and application are processes of their own, the catalogue is in this one.")
public final class EndToEnd implements Callable<Integer> {
  @Option(
      names = "--parts",
      split = ",",
      description = "What to measure: ${COMPLETION-CANDIDATES}.")
  private List<Part> parts = List.of(Part.values());

  @Option(
      names = "--subjects",
      split = ",",
      description = "Whose throughput is measured: ${COMPLETION-CANDIDATES}.")
  private List<Subject> subjects = List.of(Subject.values());

  @Option(names = "--events", description = "Events of a measured load; as many before it warm up.")
  private int events = 200_000;

  @Option(names = "--rounds", description = "How often each throughput is measured, in turns.")
  private int rounds = 3;

  @Option(
      names = "--before",
      description = "bench.jar of an earlier build, its lib beside it: rooms 1 and 2 of both.")
  private Path before;

  @Option(names = "--jobs", description = "Jobs that there are; few of them run often (Zipf).")
  private int jobs = 2_000;

  @Option(names = "--partitions", description = "Partitions of all topics.")
  private int partitions = 8;

  @Option(names = "--threads", description = "Stream threads.")
  private int threads = Math.min(8, Runtime.getRuntime().availableProcessors());

  @Option(names = "--mix", description = "Which events: ${COMPLETION-CANDIDATES}.")
  private Mix mix = Mix.CORPUS;

  @Option(names = "--corpus", description = "Files of events; without, the sandbox's samples.")
  private Path corpus;

  @Option(names = "--runs", description = "Runs of a round to the catalogue.")
  private int runs = 1_000;

  @Option(names = "--operations", description = "Operations a second that the catalogue allows.")
  private int operations = 25;

  @Option(names = "--seconds", description = "How long each look at latency takes.")
  private int seconds = 30;

  @Option(names = "--open", split = ",", description = "Open runs, a look at growth for each.")
  private List<Integer> open = List.of(1_000, 100_000);

  @Option(names = "--jvm", description = "An option of the JVM under measurement.")
  private List<String> jvm = List.of("-Xmx1g");

  @Option(names = "--set", description = "A setting of the application, as key=value.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--json",
      description = "Where to write the figures as JSON; else after the table.")
  private Path json;

  @Option(
      names = "--smoke",
      description = "Throughput and catalogue, small: fails on errors and lost runs, not on times.")
  private boolean smoke;

  /** Runs it as {@code bench e2e}, and gives the exit code: 1 for errors and lost runs. */
  public static int run(String... arguments) {
    // Before anything logs. The clients of this process say much that is of no use here.
    System.setProperty("logback.configurationFile", "logback-sandbox.xml");
    return new CommandLine(new EndToEnd())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    Plan plan = plan();
    List<Figure> figures = new ArrayList<>();
    for (Part part : parts) {
      System.err.println("measuring " + part + " ...");
      part.measure(
          plan,
          figure -> {
            figures.add(figure);
            System.err.print(Report.row(figure));
          });
    }
    Report report = new Report(machine(), figures);
    System.out.print(report.table());
    if (json == null) {
      System.out.println(report.json());
    } else {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  /** The sizes given, or the least that goes through all the code. */
  private Plan plan() {
    if (smoke) {
      parts = List.of(Part.THROUGHPUT, Part.CATALOGUE);
      events = 2_000;
      rounds = 1;
      jobs = 50;
      runs = 50;
      operations = 1_000;
      seconds = 5;
      open = List.of(500);
    }
    List<Template> templates = Corpus.templates(Optional.ofNullable(corpus), mix);
    return new Plan(
        templates,
        subjects,
        events,
        rounds,
        Optional.ofNullable(before),
        jobs,
        partitions,
        threads,
        jvm,
        settings,
        runs,
        operations,
        seconds,
        open);
  }

  private Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("Java", System.getProperty("java.version"));
    machine.put("load", load());
    machine.put("mix", mix.toString());
    machine.put("events", Integer.toString(events));
    machine.put("partitions", Integer.toString(partitions));
    machine.put("threads", Integer.toString(threads));
    return machine;
  }

  private static String load() {
    return "%.1f"
        .formatted(
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
  }
}
