package io.lineweave.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a supervisor sees it. */
final class Program implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Program(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "program-output");
    reader.setDaemon(true);
    reader.start();
  }

  static Program run(Map<String, String> environment, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Lineweave.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    // The application's own configuration, not that of these tests.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=logback.xml");
    return new Program(builder.redirectErrorStream(true).start());
  }

  List<String> lines() {
    return lines;
  }

  boolean said(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  // By its handle: the process itself would close the output too.
  void terminate() {
    process.toHandle().destroy();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after 60 s: " + lines);
    }
    reader.join(TimeUnit.SECONDS.toMillis(10));
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("output ended: " + e.getMessage());
    }
  }
}
