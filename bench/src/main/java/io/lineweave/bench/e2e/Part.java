package io.lineweave.bench.e2e;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What can be measured. */
enum Part {
  /** Events per second and processor time per event, beside both floors. */
  THROUGHPUT {
    @Override
    void measure(Plan plan, List<Figure> figures) throws Exception {
      Map<Subject, Throughput.Pace> paces = new EnumMap<>(Subject.class);
      try (Rig rig = Rig.start(plan)) {
        Throughput throughput = new Throughput(plan, rig);
        for (Subject subject : Subject.values()) {
          try (Child child = throughput.warm(subject)) {
            paces.put(subject, throughput.measure(subject, child, plan.events()));
          }
        }
      }
      Throughput.Pace floor = paces.get(Subject.FLOOR);
      double tree = Throughput.treeMicros(plan);
      figures.add(Figure.of("load", "bytes of an event", floor.sent().meanBytes(), "B"));
      paces.forEach(
          (subject, pace) -> {
            figures.add(Figure.of("throughput", subject.label(), pace.perSecond(), "events/s"));
            figures.add(Figure.of("cpu", subject.label(), pace.microsPerEvent(), "µs/event"));
            if (subject != Subject.FLOOR) {
              figures.add(
                  Figure.of(
                          "throughput",
                          subject.label() + " / floor A",
                          pace.perSecond() / floor.perSecond(),
                          "")
                      .aim("0.7"));
            }
          });
      figures.add(Figure.of("cpu", "floor B: a tree of each", tree, "µs/event"));
    }
  };

  abstract void measure(Plan plan, List<Figure> figures) throws Exception;
}
