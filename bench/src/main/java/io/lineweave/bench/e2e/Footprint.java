package io.lineweave.bench.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** How long the service takes to start, and how much it holds with nothing to do and with much. */
final class Footprint {
  private static final String PART = "footprint";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Subject SERVICE = Subject.SERVICE;

  private Footprint() {}

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    try (Rig rig = Rig.start(plan)) {
      rig.prepare(SERVICE);
      int port = freePort();
      Instant start = Instant.now();
      try (Child child = rig.start(SERVICE, Map.of("http.port", Integer.toString(port)))) {
        rig.await("Ready", child, PATIENCE, () -> isReady(port));
        figures.accept(
            Figure.of(
                PART,
                "start to ready, topics made",
                Duration.between(start, Instant.now()).toMillis() / 1e3,
                "s"));
        Duration before = child.cpu();
        Thread.sleep(IDLE.toMillis());
        double busy = (double) child.cpu().minus(before).toMillis() / IDLE.toMillis();
        figures.accept(Figure.of(PART, "idle: processor", 100 * busy, "% of a core"));
        memory("idle", child, figures);
        Throughput throughput = new Throughput(plan, rig);
        rig.feed().sendAll(SERVICE.input(), plan.load(plan.events() / 2, 1));
        throughput.drain(SERVICE, child);
        throughput.measure(SERVICE, child, plan.events());
        memory("after a load", child, figures);
      }
    }
  }

  private static void memory(String when, Child child, Consumer<Figure> figures) {
    figures.accept(Figure.of(PART, when + ": resident", child.resident() / 1e6, "MB"));
    figures.accept(Figure.of(PART, when + ": live heap", child.liveHeap() / 1e6, "MB"));
  }

  private static boolean isReady(int port) {
    try {
      URI health = URI.create("http://127.0.0.1:" + port + "/health/ready");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false; // asked again
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
