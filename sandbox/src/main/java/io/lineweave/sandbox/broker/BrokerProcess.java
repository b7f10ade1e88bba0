package io.lineweave.sandbox.broker;

import io.lineweave.sandbox.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The same broker in a process of its own, so that it can be killed. Its data stay, and the next
 * one on the same port and directory goes on with them.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final String address;

  private BrokerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param port where it listens on 127.0.0.1; 0 takes a free one
   * @param data where it keeps its data
   * @throws IllegalStateException if it does not come up; why, it wrote to standard error
   */
  public static BrokerProcess start(int port, Path data) {
    var jvm =
        new ChildJvm(
            BrokerProcess.class,
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of(Integer.toString(port), data.toString()));
    try {
      Process process = jvm.builder().redirectError(Redirect.INHERIT).start();
      String address = process.inputReader().readLine();
      if (address == null) {
        throw new IllegalStateException("The broker's process ended before it answered");
      }
      return new BrokerProcess(process, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The process itself: runs until its standard input is closed, so it never outlives its parent.
   */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (EmbeddedBroker broker = EmbeddedBroker.start(port, Optional.of(Path.of(arguments[1])))) {
      System.out.println(broker.bootstrapServers());
      while (System.in.read() >= 0) {}
    }
    System.exit(0);
  }

  /** Where clients find it, as {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return address;
  }

  /** Ends it as kill -9 does. A successor on the same data is let in after some seconds. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it in good order. */
  @Override
  public void close() {
    try {
      process.outputWriter().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (IOException e) {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
