package io.lineweave.bench.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Events per second and processor time per event in steady state. The subject works off a load
 * until it is warm, stands still while another is written, and works that one off.
 */
final class Throughput {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int QUIET_LOOKS = 8;

  /** Loads until a subject is warm: after one the compiler still had a twelfth of its time. */
  private static final int WARM_UP = 2;

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
   * @param time from the moment it was let go to its last result on the broker, less the grace time
   *     for which its last runs wait while there is nothing else to do
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

    double microsPerEvent(Work kind) {
      return work.getOrDefault(kind, Duration.ZERO).toNanos() / 1e3 / sent.events();
    }
  }

  /** A moment's processor time. */
  record Sample(long millis, Duration cpu) {}

  /** Starts a subject and brings it to steady state. */
  Child warm(Subject subject) throws Exception {
    rig.prepare(subject);
    rig.feed().sendAll(subject.input(), plan.load(WARM_UP * plan.events(), 1));
    Child child = rig.start(subject, Map.of());
    rig.awaitTopics(child, subject.repartition(), subject.output());
    drain(subject, child);
    return child;
  }

  /** Lets a warm subject work off a load. */
  Pace measure(Subject subject, Child child, Load load) {
    child.pause();
    Sent sent = rig.feed().sendAll(subject.input(), load);
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
    Duration time = Duration.ofMillis(end - start.millis()).minus(subject.grace());
    return new Pace(sent, time, cpu.minus(start.cpu()), work);
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
}
