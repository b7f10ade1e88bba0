package io.lineweave.bench.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What many open runs cost: throughput beside them, heap, disk and changelog. */
final class Growth {
  private static final String PART = "growth";
  private static final List<Integer> THREADS = List.of(1, 2);

  private Growth() {}

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    for (int threads : THREADS) {
      for (int open : plan.open()) {
        look(plan.threads(threads), open, figures);
      }
    }
  }

  /** Runs of which only the beginning is told. */
  static Load openRuns(Plan plan, int count) {
    List<Template> heads =
        plan.templates().stream().map(Template::opening).flatMap(Optional::stream).toList();
    return Load.once(Load.jobs(heads, count), count);
  }

  private static void look(Plan plan, int open, Consumer<Figure> figures) throws Exception {
    Subject subject = Subject.ROOMS;
    String label = "%,d open runs, %d threads: ".formatted(open, plan.threads());
    try (Rig rig = Rig.start(plan)) {
      Throughput throughput = new Throughput(plan, rig);
      try (Child child = throughput.warm(subject)) {
        rig.feed().sendAll(subject.input(), openRuns(plan, open));
        throughput.drain(subject, child);
        Throughput.Pace pace = throughput.measure(subject, child, plan.load(plan.events(), 2));
        figures.accept(Figure.of(PART, label + "throughput", pace.perSecond(), "events/s"));
        figures.accept(Figure.of(PART, label + "processor", pace.microsPerEvent(), "µs/event"));
        figures.accept(Figure.of(PART, label + "live heap", child.liveHeap() / 1e6, "MB"));
        figures.accept(Figure.of(PART, label + "resident", child.resident() / 1e6, "MB"));
        figures.accept(
            Figure.of(PART, label + "state on disk", bytes(rig.state(subject)) / 1e6, "MB"));
        figures.accept(
            Figure.of(
                PART, label + "changelog", rig.ledger().bytes(subject.changelog()) / 1e6, "MB"));
      }
    }
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
