package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Events per second and processor time per event in steady state. The subject works off a load
 * until it is warm, stands still while another is written, and works that one off.
 */
final class Throughput {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
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
   */
  record Pace(Rig.Sent sent, Duration time, Duration cpu) {
    double perSecond() {
      return sent.events() * 1e9 / time.toNanos();
    }

    double microsPerEvent() {
      return cpu.toNanos() / 1e3 / sent.events();
    }
  }

  /** A moment's processor time. */
  private record Sample(long millis, Duration cpu) {}

  /** Starts a subject and brings it to steady state. */
  Child warm(Subject subject) throws Exception {
    rig.prepare(subject);
    rig.send(subject.input(), plan.load(plan.events() / 2, 1));
    Child child = rig.start(subject, Map.of());
    rig.await("Warm-up of " + subject.label(), child, PATIENCE, () -> exists(subject));
    drain(subject, child);
    return child;
  }

  /** Lets a warm subject work off a load. */
  Pace measure(Subject subject, Child child, int events) {
    child.pause();
    Rig.Sent sent = rig.send(subject.input(), plan.load(events, System.nanoTime()));
    Sample start = sample(child);
    child.resume();
    List<Sample> samples = drain(subject, child);
    long end = rig.lastAppend(subject.output());
    Duration cpu =
        samples.stream()
            .filter(each -> each.millis() >= end)
            .findFirst()
            .orElse(samples.get(samples.size() - 1))
            .cpu();
    return new Pace(sent, Duration.ofMillis(end - start.millis()), cpu.minus(start.cpu()));
  }

  /** Waits until all is taken and no result comes any more. */
  private List<Sample> drain(Subject subject, Child child) {
    List<Sample> samples = new ArrayList<>();
    long[] seen = {-1, 0};
    rig.await(
        "Draining " + subject.label(),
        child,
        PATIENCE,
        () -> {
          samples.add(sample(child));
          long results = rig.count(subject.output());
          seen[1] = results == seen[0] ? seen[1] + 1 : 0;
          seen[0] = results;
          return seen[1] >= QUIET_LOOKS && rig.isDrained(subject);
        });
    return samples;
  }

  private boolean exists(Subject subject) {
    try {
      return rig.admin()
          .listTopics()
          .names()
          .get()
          .containsAll(List.of(subject.repartition(), subject.output()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sample sample(Child child) {
    return new Sample(Instant.now().toEpochMilli(), child.cpu());
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
