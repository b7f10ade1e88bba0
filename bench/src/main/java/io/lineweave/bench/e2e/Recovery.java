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
      String label = "%,d open runs: first graph with ".formatted(open);
      figures.accept(again(rig, plan, WITH_A_NAME, label + "local state"));
      Rig.delete(rig.state(SERVICE));
      figures.accept(again(rig, plan, WITH_A_NAME, label + "nothing but the changelog"));
      // One without a name has to be killed before its successor can wait for it.
      again(rig, plan, AS_IN_SERVICE, "");
      figures.accept(
          again(rig, plan, AS_IN_SERVICE, label + "local state, but no group.instance.id"));
    }
  }

  /** Starts it with a few runs to finish, waits for the first graph, and kills it. */
  private static Figure again(Rig rig, Plan plan, Map<String, String> settings, String what) {
    long before = rig.ledger().count(SERVICE.output());
    rig.feed().sendAll(SERVICE.input(), plan.load(200, System.nanoTime()));
    Instant start = Instant.now();
    try (Child child = rig.start(SERVICE, settings)) {
      rig.await(
          "The first graph", child, PATIENCE, () -> rig.ledger().count(SERVICE.output()) > before);
      Duration time = Duration.between(start, Instant.now());
      child.kill();
      return Figure.of(PART, what, time.toMillis() / 1e3, "s");
    }
  }
}
