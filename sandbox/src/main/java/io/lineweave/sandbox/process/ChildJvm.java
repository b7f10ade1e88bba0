package io.lineweave.sandbox.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to start a program in a JVM of its own.
 *
 * @param classPath where its classes are
 * @param main the class whose {@code main} runs
 * @param options of the JVM
 * @param arguments of the program
 */
public record ChildJvm(
    String classPath, Class<?> main, List<String> options, List<String> arguments) {

  /** A program of this JVM's class path. */
  public ChildJvm(Class<?> main, List<String> options, List<String> arguments) {
    this(System.getProperty("java.class.path"), main, options, arguments);
  }

  /** A builder with the command set and nothing else: standard input is a pipe from here. */
  public ProcessBuilder builder() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /**
   * To be called in the child: ends it at once when its standard input is closed, which happens
   * however its parent ends. So nothing is left running by a parent that is killed.
   */
  public static void endWithParent() {
    Thread watch = new Thread(ChildJvm::awaitEndOfInput, "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }

  /** Stops a child as a supervisor does, and kills it if that takes longer. */
  public static void stop(Process child, Duration patience) {
    // By its handle: the process itself would close its standard input, which ends it at once.
    child.toHandle().destroy();
    try {
      if (!child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(child);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill(child);
    }
  }

  /** As kill -9 does: no shutdown hook. It is gone when this returns. */
  public static void kill(Process child) {
    child.destroyForcibly().onExit().join();
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // As good as its end: nobody is there any more.
    }
    Runtime.getRuntime().halt(1);
  }
}
