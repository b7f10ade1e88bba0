package io.lineweave.bench.e2e;

import io.lineweave.sandbox.process.ManagementPort;
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
      ManagementPort management = ManagementPort.free();
      Instant start = Instant.now();
      try (Child child =
          rig.start(SERVICE, Map.of("http.port", Integer.toString(management.port())))) {
        rig.await("Ready", child, PATIENCE, management::isReady);
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
        throughput.measure(SERVICE, child, plan.load(plan.events(), 2));
        memory("after a load", child, figures);
      }
    }
  }

  private static void memory(String when, Child child, Consumer<Figure> figures) {
    figures.accept(Figure.of(PART, when + ": resident", child.resident() / 1e6, "MB"));
    figures.accept(Figure.of(PART, when + ": live heap", child.liveHeap() / 1e6, "MB"));
  }
}
