package io.lineweave.sandbox;

import io.lineweave.app.StartFailure;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.samples.EventFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    return new CommandLine(new Sandbox())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Sandbox::refuse);
  }

  /** One line in place of the whole usage. */
  private static int refuse(ParameterException wrong, String[] arguments) {
    wrong.getCommandLine().getErr().println(wrong.getMessage() + " (--help lists the options)");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() {
    List<EventFile> events = events();
    World.Ports ports = ports();
    CommandLine commandLine = spec.commandLine();
    Console console =
        new Console(commandLine.getOut(), commandLine.getErr(), report == Format.JSON);
    console.tell("Starting a Kafka broker, a catalogue and Lineweave ...");
    try (Stop stop = Stop.listen();
        World world = World.start(ports, once ? SILENCE_ONCE : SILENCE, console::tell);
        Playback playback = new Playback(world, stop, console::tell)) {
      Session session = new Session(events, expected(), world, playback, console);
      return (once ? session.once() : session.untilStopped()) ? 0 : 1;
    } catch (StartFailure | IllegalStateException e) {
      console.tell("Failed: " + e.getMessage());
      return 1;
    }
  }

  private Optional<LineageReport> expected() {
    return files.isEmpty() && !noSamples
        ? Optional.of(LineageReport.expectedOfSamples())
        : Optional.empty();
  }

  private List<EventFile> events() {
    if (!files.isEmpty()) {
      return files.stream().map(this::read).toList();
    }
    return noSamples ? List.of() : EventFile.samples();
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

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Sandbox.class.getPackage().getImplementationVersion();
      return new String[] {"sandbox " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
