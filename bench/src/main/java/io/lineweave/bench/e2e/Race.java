package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.bench.e2e.Throughput.Pace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private final List<Lane> lanes = new ArrayList<>();

  private Race(Plan plan) {
    this.plan = plan;
  }

  /** One that takes its turns, and how it did. It stands still while it is not its turn. */
  private record Lane(
      String label, Subject subject, Throughput throughput, Child child, List<Pace> paces) {
    static Lane warm(String label, Subject subject, Throughput throughput) throws Exception {
      Child child = throughput.warm(subject);
      child.pause();
      return new Lane(label, subject, throughput, child, new ArrayList<>());
    }

    void turn(Load load) {
      paces.add(throughput.measure(subject, child, load));
      child.pause();
    }

    void close() {
      child.resume();
      child.close();
    }
  }

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    figures.accept(Figure.of(CPU, "floor B: a tree of each event", treeMicros(plan), "µs/event"));
    Race race = new Race(plan);
    try (Rig rig = Rig.start(plan)) {
      if (plan.before().isPresent()) {
        try (Rig former = Rig.start(plan, plan.before().orElseThrow())) {
          race.run(rig, Optional.of(former));
        }
      } else {
        race.run(rig, Optional.empty());
      }
      race.loseNothing(rig);
    }
    race.lanes.forEach(lane -> race.report(lane, figures));
  }

  private void run(Rig rig, Optional<Rig> former) throws Exception {
    try {
      for (Subject subject : plan.subjects()) {
        lanes.add(Lane.warm(subject.label(), subject, new Throughput(plan, rig)));
      }
      if (former.isPresent()) {
        String label = Subject.ROOMS.label() + ", before";
        lanes.add(Lane.warm(label, Subject.ROOMS, new Throughput(plan, former.orElseThrow())));
      }
      for (int round = 1; round <= plan.rounds(); round++) {
        for (Lane lane : lanes) {
          lane.turn(plan.load(plan.events(), 1 + round));
        }
      }
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private void loseNothing(Rig rig) {
    try (Receipts receipts = new Receipts(rig.bootstrapServers())) {
      lanes.stream()
          .filter(lane -> lane.subject() == Subject.SERVICE)
          .flatMap(lane -> lane.paces().stream())
          .forEach(pace -> receipts.await(pace.sent().ended(), PATIENCE));
    }
  }

  private void report(Lane lane, Consumer<Figure> figures) {
    String label = lane.label();
    List<Pace> all = lane.paces();
    double bytes = all.get(0).sent().meanBytes();
    figures.accept(Figure.of(PART, label + ": bytes of an event", bytes, "bytes"));
    figures.accept(Figure.of(PART, label, middle(all, Pace::perSecond), "events/s"));
    Figure cpu = Figure.of(CPU, label, middle(all, Pace::microsPerEvent), "µs/event");
    figures.accept(lane.subject() == Subject.ROOMS ? cpu.aim("40") : cpu);
    for (Work work : all.get(0).work().keySet()) {
      double micros = middle(all, pace -> pace.microsPerEvent(work));
      figures.accept(Figure.of(CPU, label + ": " + work.label(), micros, "µs/event"));
    }
    if (lane.subject() != Subject.FLOOR) {
      lanes.stream()
          .filter(it -> it.subject() == Subject.FLOOR)
          .forEach(floor -> ratios(lane, floor, figures));
    }
  }

  /** Each turn is set beside the floor's of the same round. */
  private void ratios(Lane lane, Lane floor, Consumer<Figure> figures) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      ratios.add(lane.paces().get(round).perSecond() / floor.paces().get(round).perSecond());
    }
    String label = lane.label() + " / floor A";
    figures.accept(Figure.of(PART, label, middle(ratios, ratio -> ratio), "").aim("0.7"));
    figures.accept(Figure.of(PART, label + ", least", Collections.min(ratios), ""));
    figures.accept(Figure.of(PART, label + ", most", Collections.max(ratios), ""));
  }

  private static <T> double middle(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Floor B: what it costs one warm thread to parse such events to trees, in µs each. */
  static double treeMicros(Plan plan) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Double> micros = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      Iterator<Event> load = plan.load(20_000, 7);
      List<byte[]> events = new ArrayList<>();
      load.forEachRemaining(event -> events.add(event.value()));
      long nodes = 0;
      long before = threads.getCurrentThreadCpuTime();
      for (byte[] event : events) {
        nodes += json.readTree(event).size();
      }
      micros.add((threads.getCurrentThreadCpuTime() - before) / 1e3 / events.size());
      if (nodes == 0) {
        throw new IllegalStateException("nothing was parsed");
      }
    }
    return middle(micros.subList(micros.size() / 2, micros.size()), each -> each);
  }
}
