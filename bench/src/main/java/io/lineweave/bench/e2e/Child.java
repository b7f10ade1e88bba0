package io.lineweave.bench.e2e;

import io.lineweave.sandbox.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A subject in a JVM of its own, so that only its own processor time and memory are counted. */
final class Child implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts it, and returns before it is ready.
   *
   * @param classPath of its JVM
   * @param options of its JVM
   * @param settings of the application
   * @param log to which what it says is appended
   */
  static Child start(
      Subject subject,
      String classPath,
      List<String> options,
      Map<String, String> settings,
      Path log) {
    List<String> arguments = new ArrayList<>(List.of(subject.name()));
    settings.forEach((key, value) -> arguments.add(key + "=" + value));
    ProcessBuilder builder =
        new ChildJvm(classPath, Subject.class, options, arguments)
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      return new Child(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** User and system time of all its threads, those that have ended included. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /**
   * The processor time of its living threads by what they are for; empty where there is no /proc.
   */
  Map<Work, Duration> work() {
    Map<Work, Duration> times = new EnumMap<>(Work.class);
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        times.merge(Work.of(stat), Work.time(stat), Duration::plus);
      }
    } catch (IOException e) {
      return new EnumMap<>(Work.class); // a thread ended meanwhile, or there is no such thing here
    }
    return times;
  }

  /** Memory that it holds, in bytes, as the system counts it. */
  long resident() {
    return status("VmRSS:");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Makes it stand still, so that writing the load costs it nothing. */
  void pause() {
    signal("STOP");
  }

  /** Lets it go on. */
  void resume() {
    signal("CONT");
  }

  /** As kill -9 does. */
  void kill() {
    ChildJvm.kill(process);
  }

  /** A diagnostic command of the JDK, and its answer. */
  private String ask(String... command) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    all.add(Long.toString(process.pid()));
    all.addAll(List.of(command));
    return run(all);
  }

  /** Bytes of its objects that are in use, after a full collection. */
  long liveHeap() {
    String total = ask("GC.class_histogram").lines().reduce((line, next) -> next).orElseThrow();
    // Total, then how many, then their bytes.
    return Long.parseLong(total.replaceFirst("\\D+\\d+\\s+(\\d+).*", "$1"));
  }

  @Override
  public void close() {
    ChildJvm.stop(process, STOP);
  }

  private void signal(String name) {
    run(List.of("kill", "-" + name, Long.toString(process.pid())));
  }

  private long status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .sum();
    } catch (IOException e) {
      return 0; // not on this system, or already gone
    }
  }

  private static String run(List<String> command) {
    try {
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (started.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
