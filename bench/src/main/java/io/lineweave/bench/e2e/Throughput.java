package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Events per second and processor time per event in steady state. The subject works off a load
 * until it is warm, stands still while another is written, and works that one off.
 */
final class Throughput {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String PART = "throughput";
  private static final String CPU = "cpu";
  private static final int QUIET_LOOKS = 8;

  private final Plan plan;
  private final Rig rig;

  Throughput(Plan plan, Rig rig) {
    this.plan = plan;
    this.rig = rig;
  }

  /**
   * What a subject did with a load.
   *
   * @param sent the load
   * @param time from the moment it was let go to its last result on the broker
   * @param cpu of its process meanwhile
   * @param work the same by what its threads are for, until it stood idle again
   */
  record Pace(Sent sent, Duration time, Duration cpu, Map<Work, Duration> work) {
    double perSecond() {
      return sent.events() * 1e9 / time.toNanos();
    }

    double microsPerEvent() {
      return cpu.toNanos() / 1e3 / sent.events();
    }
  }

  /** A moment's processor time. */
  record Sample(long millis, Duration cpu) {}

  /** Starts a subject and brings it to steady state. */
  Child warm(Subject subject) throws Exception {
    rig.prepare(subject);
    rig.feed().sendAll(subject.input(), plan.load(plan.events(), 1));
    Child child = rig.start(subject, Map.of());
    rig.awaitTopics(child, subject.repartition(), subject.output());
    drain(subject, child);
    return child;
  }

  /** Lets a warm subject work off a load. */
  Pace measure(Subject subject, Child child, int events) {
    child.pause();
    Sent sent = rig.feed().sendAll(subject.input(), plan.load(events, System.nanoTime()));
    Sample start = sample(child);
    Map<Work, Duration> before = child.work();
    child.resume();
    List<Sample> samples = drain(subject, child);
    long end = rig.ledger().lastAppend(subject.output());
    Duration cpu =
        samples.stream()
            .filter(each -> each.millis() >= end)
            .findFirst()
            .orElse(samples.get(samples.size() - 1))
            .cpu();
    Map<Work, Duration> work = child.work();
    work.replaceAll((kind, time) -> time.minus(before.getOrDefault(kind, Duration.ZERO)));
    return new Pace(sent, Duration.ofMillis(end - start.millis()), cpu.minus(start.cpu()), work);
  }

  /** Waits until all is taken and no result comes any more. */
  List<Sample> drain(Subject subject, Child child) {
    List<Sample> samples = new ArrayList<>();
    long[] seen = {-1, 0};
    rig.await(
        "Draining " + subject.label(),
        child,
        PATIENCE,
        () -> {
          samples.add(sample(child));
          long results = rig.ledger().count(subject.output());
          seen[1] = results == seen[0] ? seen[1] + 1 : 0;
          seen[0] = results;
          return seen[1] >= QUIET_LOOKS && rig.ledger().isDrained(subject);
        });
    return samples;
  }

  private static Sample sample(Child child) {
    return new Sample(Instant.now().toEpochMilli(), child.cpu());
  }

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    figures.accept(Figure.of(CPU, "floor B: a tree of each event", treeMicros(plan), "µs/event"));
    Map<Subject, Pace> paces = new EnumMap<>(Subject.class);
    try (Rig rig = Rig.start(plan)) {
      Throughput throughput = new Throughput(plan, rig);
      for (Subject subject : plan.subjects()) {
        try (Child child = throughput.warm(subject)) {
          Pace pace = throughput.measure(subject, child, plan.events());
          paces.put(subject, pace);
          report(subject, pace, Optional.ofNullable(paces.get(Subject.FLOOR)), figures);
          if (subject == Subject.SERVICE) {
            loseNothing(rig, pace);
          }
        }
      }
    }
  }

  private static void loseNothing(Rig rig, Pace pace) {
    try (Receipts receipts = new Receipts(rig.bootstrapServers())) {
      receipts.await(pace.sent().ended(), PATIENCE);
    }
  }

  private static void report(
      Subject subject, Pace pace, Optional<Pace> floor, Consumer<Figure> figures) {
    String label = subject.label();
    figures.accept(
        Figure.of(PART, label + ": bytes of an event", pace.sent().meanBytes(), "bytes"));
    figures.accept(Figure.of(PART, label, pace.perSecond(), "events/s"));
    Figure cpu = Figure.of(CPU, label, pace.microsPerEvent(), "µs/event");
    figures.accept(subject == Subject.ROOMS ? cpu.aim("40") : cpu);
    pace.work()
        .forEach(
            (work, time) ->
                figures.accept(
                    Figure.of(
                        CPU,
                        label + ": " + work.label(),
                        time.toNanos() / 1e3 / pace.sent().events(),
                        "µs/event")));
    floor
        .filter(it -> subject != Subject.FLOOR)
        .ifPresent(
            it ->
                figures.accept(
                    Figure.of(PART, label + " / floor A", pace.perSecond() / it.perSecond(), "")
                        .aim("0.7")));
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
