package io.lineweave.bench.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** From the start after a kill -9 to the first graph, with many runs open. */
final class Recovery {
  private static final String PART = "recovery";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Subject SERVICE = Subject.SERVICE;

  /** The service's own; the rig's would have the new instance wait for the dead one for ever. */
  private static final Map<String, String> AS_IN_SERVICE =
      Map.of("kafka.consumer.session.timeout.ms", "30000");

  private static final Map<String, String> WITH_A_NAME =
      Map.of("kafka.consumer.session.timeout.ms", "30000", "kafka.group.instance.id", "instance-1");

  private Recovery() {}

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    int open =
        plan.open().stream()
            .mapToInt(Integer::intValue)
            .filter(it -> it <= 100_000)
            .max()
            .orElse(1_000);
    try (Rig rig = Rig.start(plan)) {
      rig.prepare(SERVICE);
      rig.feed().sendAll(SERVICE.input(), Growth.openRuns(plan, open));
      Throughput throughput = new Throughput(plan, rig);
      try (Child first = rig.start(SERVICE, WITH_A_NAME)) {
        rig.awaitTopics(first, SERVICE.repartition(), SERVICE.output());
        throughput.drain(SERVICE, first);
        first.kill();
      }
      String label = "%,d open runs: first graph ".formatted(open);
      again(rig, plan, WITH_A_NAME, label + "with local state and group.instance.id", figures);
      Rig.delete(rig.state(SERVICE));
      again(rig, plan, WITH_A_NAME, label + "with nothing but the changelog, likewise", figures);
      again(rig, plan, AS_IN_SERVICE, label + "with local state, no group.instance.id", figures);
      again(rig, plan, AS_IN_SERVICE, label + "the same, after a kill of such a one", figures);
    }
  }

  /** Starts it with a few runs to finish, waits for the first graph, and kills it. */
  private static void again(
      Rig rig, Plan plan, Map<String, String> settings, String what, Consumer<Figure> figures) {
    long before = rig.ledger().count(SERVICE.output());
    rig.feed().sendAll(SERVICE.input(), plan.load(200, System.nanoTime()));
    Instant start = Instant.now();
    try (Child child = rig.start(SERVICE, settings)) {
      rig.await(
          "The first graph", child, PATIENCE, () -> rig.ledger().count(SERVICE.output()) > before);
      figures.accept(
          Figure.of(PART, what, Duration.between(start, Instant.now()).toMillis() / 1e3, "s"));
      child.kill();
    }
  }
}
