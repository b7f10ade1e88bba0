package io.lineweave.sandbox.process;

import io.lineweave.app.Lineweave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code lineweave} in a process of its own, so that it can be killed and measured apart. It ends
 * with its parent, however that ends.
 */
public final class ApplicationProcess implements AutoCloseable {
  /** Options of a JVM for tests: small and quick to start, at the price of its speed later. */
  public static final List<String> QUICK =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;

  private ApplicationProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the service, and returns before it is ready.
   *
   * @param settings by their names in the settings file; given as environment variables
   * @param options of its JVM
   * @param log file to which what it says is appended
   */
  public static ApplicationProcess start(
      Map<String, String> settings, List<String> options, Path log) {
    return start(settings, options, log, List.of("run"));
  }

  /** Starts a command, by its arguments. */
  public static ApplicationProcess start(
      Map<String, String> settings, List<String> options, Path log, List<String> arguments) {
    ProcessBuilder builder =
        new ChildJvm(ApplicationProcess.class, options, arguments)
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    settings.forEach((key, value) -> builder.environment().put(variable(key), value));
    try {
      return new ApplicationProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process itself: the program with these arguments. */
  public static void main(String[] arguments) {
    ChildJvm.endWithParent();
    Lineweave.main(arguments);
  }

  /** For its id, its processor time, and whether it is still alive. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The exit code; waits for it. */
  public int awaitExit() {
    return process.onExit().join().exitValue();
  }

  /** As kill -9 does: no shutdown hook, no last commit. It is gone when this returns. */
  public void kill() {
    ChildJvm.kill(process);
  }

  /** Stops it as a supervisor does, and kills it if it takes too long. */
  @Override
  public void close() {
    ChildJvm.stop(process, STOP);
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
