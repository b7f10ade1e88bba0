package io.lineweave.sandbox;

import io.lineweave.app.StartFailure;
import io.lineweave.sandbox.report.Differences;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.report.Summary;
import io.lineweave.sandbox.samples.EventFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox as a program: starts a world, plays events into it, tells what became of them. */
@Command(
    name = "sandbox",
    description = {
      "Runs Lineweave with a real Kafka broker and a local catalogue in one process, plays"
          + " OpenLineage events, and prints the lineage that reaches the catalogue.",
      "Then it goes on running, for your own events; Ctrl-C ends it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Sandbox.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended by itself (--once) with everything as expected",
      "1:something expected is missing, or it could not start; the text says what",
      "2:wrong command line"
    })
public final class Sandbox implements Callable<Integer> {
  /** With --once, nobody waits long for runs that never end. */
  private static final Duration SILENCE_ONCE = Duration.ofSeconds(6);

  /** Otherwise a person may send a START by hand, and its COMPLETE after some thought. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--once",
      description = {
        "End after the events. Runs that send no end count as timed out after 6 s of silence",
        "(10 min otherwise)."
      })
  private boolean once;

  @Option(
      names = "--events",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Play these files in place of the samples: an event per line, or an array.")
  private List<Path> files = List.of();

  @Option(names = "--no-samples", description = "Start without playing anything.")
  private boolean noSamples;

  @Option(
      names = "--report",
      paramLabel = "text|json",
      description =
          "How to tell the lineage found; json is one document on standard output, and all else"
              + " goes to standard error.")
  private Format report = Format.TEXT;

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Default: a free one.")
  private int kafkaPort;

  @Option(names = "--http-port", paramLabel = "PORT", description = "Default: a free one.")
  private int httpPort;

  @Option(names = "--catalogue-port", paramLabel = "PORT", description = "Default: a free one.")
  private int cataloguePort;

  @Spec private CommandSpec spec;

  /** Runs it and ends the process. */
  public static void main(String[] arguments) {
    // Before the first logger: the application's own configuration is on the class path as well.
    System.setProperty("logback.configurationFile", "logback-sandbox.xml");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sandbox()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    List<EventFile> events = events();
    World.Ports ports = ports();
    try (Stop stop = Stop.listen();
        World world = World.start(ports, once ? SILENCE_ONCE : SILENCE, this::tell);
        Playback playback = new Playback(world, stop, this::tell)) {
      playback.play(events);
      return once ? playOnce(playback) : playAndFollow(world, playback);
    } catch (StartFailure | IllegalStateException e) {
      tell("Cannot start: " + e.getMessage());
      return 1;
    }
  }

  private int playOnce(Playback playback) {
    playback.awaitAll();
    LineageReport found = playback.report();
    print(found);
    List<String> missing = missing(playback, found);
    tell(missing.isEmpty() ? "Everything is there." : "Something is missing:");
    missing.forEach(line -> tell("  " + line));
    return missing.isEmpty() ? 0 : 1;
  }

  /** Of the samples it is known what they lead to; of own events, that each run has an end. */
  private List<String> missing(Playback playback, LineageReport found) {
    return files.isEmpty() && !noSamples
        ? Differences.between(LineageReport.expectedOfSamples(), found)
        : playback.open().stream().map(run -> "run without a final state: " + run).toList();
  }

  private int playAndFollow(World world, Playback playback) {
    playback.awaitEnded();
    print(playback.report());
    tellHowToGoOn(world, playback);
    playback.follow();
    String failure = world.application().failure();
    tell(failure.isEmpty() ? "Stopping." : "Lineweave stopped processing: " + failure);
    return failure.isEmpty() ? 0 : 1;
  }

  private void print(LineageReport found) {
    if (report == Format.JSON) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(found.toJson());
      out.flush();
    } else {
      tell("");
      Summary.of(found).forEach(this::tell);
      tell("");
    }
  }

  private void tellHowToGoOn(World world, Playback playback) {
    if (!playback.open().isEmpty()) {
      tell("Still open, since they sent no end: " + playback.open().size() + " runs.");
    }
    String topic = world.application().topics().inputs().get(0);
    List.of(
            "Send your own events: point any OpenLineage producer to this broker and topic:",
            "  transport.type=kafka  transport.topicName=" + topic,
            "  transport.properties.bootstrap.servers=" + world.broker().bootstrapServers(),
            "Or play files:  java -jar sandbox.jar --events FILE...",
            "What becomes of them is told here. Ctrl-C ends this.")
        .forEach(this::tell);
  }

  private List<EventFile> events() {
    if (noSamples && files.isEmpty()) {
      return List.of();
    }
    List<EventFile> own = new ArrayList<>();
    for (Path file : files) {
      own.add(read(file));
    }
    return own.isEmpty() ? EventFile.samples() : own;
  }

  private EventFile read(Path file) {
    try {
      return EventFile.read(file);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "Cannot read " + file + ": " + e, e);
    }
  }

  private World.Ports ports() {
    return new World.Ports(port(kafkaPort), port(httpPort), port(cataloguePort));
  }

  private int port(int port) {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), port + " is not a port (0 to 65535)");
    }
    return port;
  }

  private void tell(String line) {
    PrintWriter writer =
        report == Format.JSON ? spec.commandLine().getErr() : spec.commandLine().getOut();
    writer.println(line);
    writer.flush();
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Sandbox.class.getPackage().getImplementationVersion();
      return new String[] {"sandbox " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
