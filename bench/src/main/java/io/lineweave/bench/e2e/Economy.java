package io.lineweave.bench.e2e;

import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls and operations that runs cost the catalogue: new ones, repeated ones, changed ones. */
final class Economy {
  private static final String PART = "catalogue";
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Jobs of one template; so a template's inputs are those of several jobs. */
  private static final int VARIANTS = 4;

  /** One job in so many is changed. */
  private static final int CHANGED = 10;

  /** Counted in the source of the Databricks-to-Purview accelerator. */
  private static final int ACCELERATOR = 23;

  private static final List<Call> CALLS =
      List.of(Call.WRITE, Call.LOOKUP, Call.SEARCH, Call.DELETE, Call.LINEAGE);

  /** Longer than the pause between two searches. */
  private static final Duration PEACE = Duration.ofSeconds(8);

  private final Rig rig;
  private final Child service;

  private Economy(Rig rig, Child service) {
    this.rig = rig;
    this.service = service;
  }

  /** What the catalogue was asked in all. */
  private record Asked(Map<Call, Long> calls, long operations) {
    long sum() {
      return calls.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    CatalogueSettings limited =
        CatalogueSettings.onPort(0).operationsPerSecond(plan.operationsPerSecond());
    try (Rig rig = Rig.start(plan, limited)) {
      rig.prepare(Subject.SERVICE);
      rig.catalogue().faults().add(Fault.delay(LATENCY));
      Map<String, String> settings =
          Map.of(
              "delivery.operations-per-second",
              Integer.toString(plan.operationsPerSecond()),
              "resolve.search",
              "true");
      try (Child service = rig.start(Subject.SERVICE, settings)) {
        rig.awaitTopics(service, "lineweave.receipts");
        new Economy(rig, service).rounds(plan, figures);
      }
    }
    figures.accept(Figure.of(PART, "one call per run, per 1,000 runs", 1_000, "calls"));
    figures.accept(
        Figure.of(PART, "Databricks accelerator, per 1,000 runs", 1_000 * ACCELERATOR, "calls"));
  }

  private void rounds(Plan plan, Consumer<Figure> figures) {
    List<Job> jobs = jobs(plan);
    List<Job> changed =
        IntStream.range(0, jobs.size())
            .mapToObj(i -> i % CHANGED == 0 ? jobs.get(i).reading("_changed") : jobs.get(i))
            .toList();
    try (Receipts receipts = new Receipts(rig.bootstrapServers())) {
      round("(a) all new", "40", Load.once(jobs, 1), receipts, figures);
      round("(b) repeated, unchanged", "0", Load.once(jobs, 2), receipts, figures);
      round("(c) 10 % changed", "4", Load.once(changed, 3), receipts, figures);
    }
  }

  /**
   * Jobs whose runs are together about as many as wanted. Some files hold runs of one job that do
   * different things: those are told apart, or a repeated job would be one that changed.
   */
  private static List<Job> jobs(Plan plan) {
    List<Job> jobs = new ArrayList<>();
    Map<String, Integer> namesakes = new HashMap<>();
    int runs = 0;
    for (Template template : plan.templates()) {
      long ended = template.lines().stream().filter(Template.Line::terminal).count();
      int namesake = namesakes.merge(template.name(), 1, Integer::sum) - 1;
      for (int variant = 0; variant < VARIANTS && runs < plan.runs(); variant++) {
        jobs.add(Job.of(template, variant).namesake(namesake));
        runs += (int) ended;
      }
    }
    return jobs;
  }

  private void round(
      String what, String aim, Load load, Receipts receipts, Consumer<Figure> figures) {
    Asked before = asked();
    Sent sent = rig.feed().sendAll(Subject.SERVICE.input(), load);
    receipts.await(sent.ended(), PATIENCE);
    Asked after = settled();
    double thousands = sent.ended().size() / 1e3;
    String label = what + ", per 1,000 runs";
    figures.accept(
        Figure.of(PART, label, (after.sum() - before.sum()) / thousands, "calls").aim(aim));
    CALLS.stream()
        .filter(call -> !after.calls().get(call).equals(before.calls().get(call)))
        .forEach(
            call ->
                figures.accept(
                    Figure.of(
                        PART,
                        label + ", " + call,
                        (after.calls().get(call) - before.calls().get(call)) / thousands,
                        "calls")));
    figures.accept(
        Figure.of(
            PART, label, (after.operations() - before.operations()) / thousands, "operations"));
  }

  /**
   * What it was asked once it is left in peace: schemas follow the receipts that need no schema.
   */
  private Asked settled() {
    Asked[] last = {asked()};
    Instant[] since = {Instant.now()};
    rig.await(
        "Waiting for the end of calls",
        service,
        PATIENCE,
        () -> {
          Asked now = asked();
          if (now.sum() != last[0].sum()) {
            last[0] = now;
            since[0] = Instant.now();
          }
          return since[0].plus(PEACE).isBefore(Instant.now());
        });
    return last[0];
  }

  private Asked asked() {
    LocalCatalogue catalogue = rig.catalogue();
    return new Asked(
        Stream.of(CALLS.toArray(Call[]::new))
            .collect(java.util.stream.Collectors.toMap(call -> call, catalogue::calls)),
        catalogue.operations());
  }
}
