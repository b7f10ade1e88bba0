package io.lineweave.sandbox.endtoend;

import io.lineweave.app.Lineweave;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** {@code lineweave run} in a process of its own, so that it can be killed. */
final class ApplicationProcess implements AutoCloseable {
  private final Process process;

  private ApplicationProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it with these settings as environment variables.
   *
   * @param log what it says
   */
  static ApplicationProcess start(Map<String, String> settings, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Lineweave.class.getName(),
                "run")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectInput(Redirect.from(new File(File.separator + "dev/null")));
    settings.forEach((key, value) -> builder.environment().put(variable(key), value));
    return new ApplicationProcess(builder.start());
  }

  /** As kill -9 does: no shutdown hook, no last commit. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
