package io.lineweave.bench.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Events of many runs that overlap, as a shared topic has them. The same seed gives the same load,
 * up to its times. Every run that begins is also told to its end.
 */
final class Load implements Iterator<Event> {
  /** Applications that run at the same time. */
  private static final int AT_ONCE = 64;

  /** A later load's events are later than an earlier one's, however many these are. */
  private static final Duration STEP = Duration.ofNanos(1_000);

  private final Iterator<Job> jobs;
  private final int most;
  private final SplittableRandom random;
  private final Instant begin;
  private final List<Instance> running = new ArrayList<>();
  private int sent;

  private Load(Iterator<Job> jobs, int most, long seed) {
    this.jobs = jobs;
    this.most = most;
    this.random = new SplittableRandom(seed);
    this.begin = Instant.now();
  }

  private static final class Instance {
    private final Job job;
    private final List<String> ids;
    private int next;

    Instance(Job job, SplittableRandom random) {
      this.job = job;
      this.ids =
          Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
              .limit(job.template().runs())
              .toList();
    }

    Event next(String time) {
      return job.template().event(next++, job, ids, time);
    }

    boolean isDone() {
      return next >= job.template().lines().size();
    }
  }

  /**
   * About so many events of jobs that are drawn by Zipf's law from so many.
   *
   * @param changed the share of runs that read what their job's other runs do not
   */
  static Load skewed(List<Template> templates, int jobs, int events, double changed, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5EED);
    Zipf zipf = new Zipf(jobs);
    Iterator<Job> drawn = Stream.generate(() -> job(templates, zipf.draw(random))).iterator();
    return new Load(drawn, events, seed);
  }

  /** Each of the jobs once. */
  static Load once(List<Job> jobs, long seed) {
    return new Load(jobs.iterator(), Integer.MAX_VALUE, seed);
  }

  /** So many different jobs, all templates in turn. */
  static List<Job> jobs(List<Template> templates, int count) {
    return IntStream.range(0, count).mapToObj(rank -> job(templates, rank)).toList();
  }

  private static Job job(List<Template> templates, int rank) {
    return Job.of(templates.get(rank % templates.size()), rank / templates.size());
  }

  @Override
  public boolean hasNext() {
    while (running.size() < AT_ONCE && sent < most && jobs.hasNext()) {
      running.add(new Instance(jobs.next(), random));
    }
    return !running.isEmpty();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int chosen = random.nextInt(running.size());
    Instance instance = running.get(chosen);
    Event event = instance.next(begin.plus(STEP.multipliedBy(sent++)).toString());
    if (instance.isDone()) {
      running.set(chosen, running.get(running.size() - 1));
      running.remove(running.size() - 1);
    }
    return event;
  }
}
