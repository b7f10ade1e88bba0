package io.lineweave.bench.e2e;

import io.lineweave.outcome.Receipt;
import io.lineweave.sandbox.catalogue.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * From the terminal event on the topic to the receipt that follows the catalogue's acknowledgement,
 * at shares of the rate at which the service is saturated. An event counts from the moment at which
 * it was to be sent, so that a service that holds up the sender is not flattered.
 */
final class Latency {
  private static final String PART = "latency";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofMillis(100);
  private static final List<Integer> SHARES = List.of(10, 50, 80);

  /** Runs that change what is in the catalogue; the others need no call. */
  private static final double CHANGED = 0.1;

  private final Plan plan;
  private final Rig rig;
  private final Receipts receipts;

  private Latency(Plan plan, Rig rig, Receipts receipts) {
    this.plan = plan;
    this.rig = rig;
    this.receipts = receipts;
  }

  static void measure(Plan plan, Consumer<Figure> figures) throws Exception {
    try (Rig rig = Rig.start(plan)) {
      Throughput throughput = new Throughput(plan, rig);
      try (Child service = throughput.warm(Subject.SERVICE);
          Receipts receipts = new Receipts(rig.bootstrapServers())) {
        Throughput.Pace pace =
            throughput.measure(Subject.SERVICE, service, plan.load(plan.events(), 2));
        receipts.await(pace.sent().ended(), PATIENCE);
        figures.accept(Figure.of(PART, "saturated at", pace.perSecond(), "events/s"));
        rig.catalogue().faults().add(Fault.delay(ANSWER));
        Latency latency = new Latency(plan, rig, receipts);
        for (int share : SHARES) {
          latency.at(share, pace.perSecond() * share / 100, figures);
        }
      }
    }
  }

  private void at(int share, double perSecond, Consumer<Figure> figures) {
    Load load =
        Load.skewed(
            plan.templates(), plan.jobs(), (int) (perSecond * plan.seconds()), CHANGED, share);
    Map<String, Long> ended = send(load, perSecond);
    Map<String, Receipts.Settled> settled = receipts.await(ended.keySet(), PATIENCE);
    Histogram all = new Histogram(3);
    Histogram written = new Histogram(3);
    ended.forEach(
        (run, millis) -> {
          Receipts.Settled end = settled.get(run);
          long over = Math.max(0, end.millis() - millis - Rig.GRACE.toMillis());
          all.recordValue(over);
          if (end.state() == Receipt.State.PUBLISHED) {
            written.recordValue(over);
          }
        });
    report("at %d %%, written runs, over the grace time".formatted(share), written, share, figures);
    report("at %d %%, all runs, over the grace time".formatted(share), all, share, figures);
  }

  private static void report(String what, Histogram times, int share, Consumer<Figure> figures) {
    figures.accept(Figure.of(PART, what + ": p50", (double) times.getValueAtPercentile(50), "ms"));
    Figure p99 = Figure.of(PART, what + ": p99", (double) times.getValueAtPercentile(99), "ms");
    figures.accept(share == 50 ? p99.aim("2,000") : p99);
    figures.accept(Figure.of(PART, what + ": max", (double) times.getMaxValue(), "ms"));
    figures.accept(Figure.of(PART, what + ": runs", (double) times.getTotalCount(), ""));
  }

  /** Sends at a steady rate; gives when the first terminal event of each run was to be sent. */
  @SuppressWarnings("FutureReturnValueIgnored") // what is lost here is lost as a run
  private Map<String, Long> send(Iterator<Event> load, double perSecond) {
    Map<String, Long> ended = new HashMap<>();
    long begin = System.nanoTime();
    long beginMillis = System.currentTimeMillis();
    for (long count = 0; load.hasNext(); count++) {
      Event event = load.next();
      long due = (long) (count * TimeUnit.SECONDS.toNanos(1) / perSecond);
      LockSupport.parkNanos(begin + due - System.nanoTime());
      if (event.terminal()) {
        ended.putIfAbsent(event.run(), beginMillis + TimeUnit.NANOSECONDS.toMillis(due));
      }
      rig.feed().send(Subject.SERVICE.input(), event);
    }
    rig.feed().flush();
    return ended;
  }
}
