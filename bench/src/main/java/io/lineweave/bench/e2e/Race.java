package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.bench.e2e.Throughput.Pace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The throughput of all subjects, beside their floors. They are warm at the same time and take
 * turns with the same loads, so that a machine that becomes slower does so for all of them.
 */
final class Race {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String PART = "throughput";
  private static final String CPU = "cpu";

  private final Plan plan;
  private final Consumer<Figure> figures;
  private final Map<Subject, Child> children = new EnumMap<>(Subject.class);
  private final Map<Subject, List<Pace>> paces = new EnumMap<>(Subject.class);

  private Race(Plan plan, Consumer<Figure> figures) {
    this.plan = plan;
    this.figures = figures;
  }

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    figures.accept(Figure.of(CPU, "floor B: a tree of each event", treeMicros(plan), "µs/event"));
    new Race(plan, figures).run();
  }

  private void run() throws Exception {
    try (Rig rig = Rig.start(plan)) {
      Throughput throughput = new Throughput(plan, rig);
      try {
        for (Subject subject : plan.subjects()) {
          children.put(subject, throughput.warm(subject));
          paces.put(subject, new ArrayList<>());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
          for (Subject subject : plan.subjects()) {
            Load load = plan.load(plan.events(), 1 + round);
            paces.get(subject).add(throughput.measure(subject, children.get(subject), load));
          }
        }
      } finally {
        children.values().forEach(Child::close);
      }
      loseNothing(rig);
    }
    plan.subjects().forEach(this::report);
  }

  private void loseNothing(Rig rig) {
    try (Receipts receipts = new Receipts(rig.bootstrapServers())) {
      for (Pace pace : paces.getOrDefault(Subject.SERVICE, List.of())) {
        receipts.await(pace.sent().ended(), PATIENCE);
      }
    }
  }

  private void report(Subject subject) {
    String label = subject.label();
    List<Pace> all = paces.get(subject);
    double bytes = all.get(0).sent().meanBytes();
    figures.accept(Figure.of(PART, label + ": bytes of an event", bytes, "bytes"));
    figures.accept(Figure.of(PART, label, middle(all, Pace::perSecond), "events/s"));
    Figure cpu = Figure.of(CPU, label, middle(all, Pace::microsPerEvent), "µs/event");
    figures.accept(subject == Subject.ROOMS ? cpu.aim("40") : cpu);
    for (Work work : all.get(0).work().keySet()) {
      double micros = middle(all, pace -> pace.microsPerEvent(work));
      figures.accept(Figure.of(CPU, label + ": " + work.label(), micros, "µs/event"));
    }
    if (subject != Subject.FLOOR && paces.containsKey(Subject.FLOOR)) {
      ratios(subject);
    }
  }

  /** Each round's turn is set beside the floor's of the same round. */
  private void ratios(Subject subject) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      Pace floor = paces.get(Subject.FLOOR).get(round);
      ratios.add(paces.get(subject).get(round).perSecond() / floor.perSecond());
    }
    String label = subject.label() + " / floor A";
    figures.accept(Figure.of(PART, label, middle(ratios, ratio -> ratio), "").aim("0.7"));
    figures.accept(Figure.of(PART, label + ", least", least(ratios), ""));
    figures.accept(Figure.of(PART, label + ", most", most(ratios), ""));
  }

  private static <T> double middle(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double least(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double most(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** Floor B: what it costs one warm thread to parse such events to trees, in µs each. */
  static double treeMicros(Plan plan) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double micros = 0;
    for (int round = 0; round < 5; round++) {
      Iterator<Event> load = plan.load(20_000, 7);
      List<byte[]> events = new ArrayList<>();
      load.forEachRemaining(event -> events.add(event.value()));
      long nodes = 0;
      long before = threads.getCurrentThreadCpuTime();
      for (byte[] event : events) {
        nodes += json.readTree(event).size();
      }
      micros = (threads.getCurrentThreadCpuTime() - before) / 1e3 / events.size();
      if (nodes == 0) {
        throw new IllegalStateException("nothing was parsed");
      }
    }
    return micros;
  }
}
