package io.lineweave.bench.soak;

import io.lineweave.sandbox.load.Workload;
import io.lineweave.sandbox.process.ApplicationProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One soak: sends, disturbs, watches, and compares in the end. For one thread. */
final class Soak implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration TELL = Duration.ofSeconds(10);

  /** With so many runs open nothing more is sent, so that each kill meets work in progress. */
  private static final int BACKLOG = 1_000;

  /** Without any receipt for so long, what is missing is lost. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** How long live runs are watched alone before a backfill comes beside them. */
  private static final Duration BESIDE = Duration.ofSeconds(30);

  private static final int MOST_RUNS = 10_000_000;

  /** So many seconds' runs without a graph yet are not a backlog. */
  private static final int ABREAST_SECONDS = 3;

  private final SoakWorld world;
  private final int perSecond;
  private final Consumer<String> console;
  private final Workload work;
  private final Account account;
  private final Latencies latencies = new Latencies();
  private final Watch watch;
  private final Load load;
  private final Instant start = Instant.now();
  private Instant told = start;
  private Instant news = start;
  private Phase phase = Phase.WARM_UP;

  Soak(SoakWorld world, int jobs, int perSecond, Consumer<String> console) {
    this.world = world;
    this.perSecond = perSecond;
    this.console = console;
    this.work = new Workload("soak", jobs, MOST_RUNS);
    this.account = new Account(work);
    this.watch = new Watch(world.bootstrapServers(), world.topics(), work, account, latencies);
    this.load =
        new Load(
            world.bootstrapServers(), world.topics().inputs().get(0), work, perSecond, latencies);
  }

  /** Sends so many runs, and kills the application meanwhile. */
  void kill(int runs, int kills) {
    Kills plan = new Kills(kills, runs, new Random(runs));
    goOnWhile(
        () -> load.begun() < runs,
        () -> {
          int room = BACKLOG - (load.begun() - account.settled());
          load.sendDue(phase, Math.min(room, runs - load.begun()));
          killIfDue(plan);
        });
    load.endAll(phase);
    goOnWhile(() -> !plan.isOver() && isPatient(), () -> killIfDue(plan));
    awaitSettled();
  }

  private void killIfDue(Kills plan) {
    if (plan.isDue(account.settled(), Instant.now())) {
      world.killApplication(plan.takesVolume());
      tell("kill " + plan.done() + (plan.takesVolume() ? ", and its state is lost" : ""));
    }
  }

  /** Sends all the time: for a while twice with the catalogue there, then without it. */
  Outage outage(Duration before, Duration away) {
    sendFor(before);
    awaitAbreast();
    phase = Phase.BEFORE;
    tell("warm");
    sendFor(before);
    double rebalances = rebalances();
    int sent = load.begun();
    phase = Phase.MEANWHILE;
    world.takeCatalogueAway(false);
    tell("the catalogue answers 503");
    sendFor(away.dividedBy(2));
    world.takeCatalogueAway(true);
    tell("the catalogue closes every connection");
    sendFor(away.dividedBy(2));
    load.endAll(phase);
    goOnWhile(() -> latencies.underWay() > 0 && isPatient(), () -> {});
    int moved = (int) (rebalances() - rebalances);
    int waiting = load.begun() - account.settled();
    tell("the catalogue is back");
    world.bringCatalogueBack();
    Instant back = Instant.now();
    awaitSettled();
    Duration drained = Duration.between(back, news);
    return new Outage(away, load.begun() - sent, waiting, moved, drained);
  }

  /**
   * Sends so many events, and then replays them all while more runs of the same jobs come.
   *
   * @param says file for what the backfill says
   * @return whether it replayed all of them to their end
   */
  boolean backfill(int events, Path says) throws IOException {
    int runs = events / 2;
    goOnWhile(() -> load.begun() < runs, () -> load.sendDue(phase, runs - load.begun()));
    load.endAll(phase);
    awaitSettled();
    Instant end = Instant.now();
    phase = Phase.BEFORE;
    sendFor(BESIDE);
    phase = Phase.MEANWHILE;
    tell("backfill begins");
    ApplicationProcess backfill =
        world.command(says, "backfill", "--from", start.toString(), "--to", end.toString());
    goOnWhile(backfill.handle()::isAlive, () -> load.sendDue(phase, MOST_RUNS));
    tell("backfill has ended");
    load.endAll(phase);
    awaitSettled();
    String report = Files.readString(says);
    console.accept(report);
    return backfill.awaitExit() == 0 && report.contains("%,d  runs appended".formatted(runs));
  }

  Latencies latencies() {
    return latencies;
  }

  /** What became of it all, once nothing more comes. */
  Verdict verdict() {
    return Verdict.of(
        work.first(load.begun()),
        account,
        world.catalogue().processes(),
        world.catalogue().entities(),
        watch.deadLetters());
  }

  private void sendFor(Duration time) {
    Instant end = Instant.now().plus(time);
    goOnWhile(() -> Instant.now().isBefore(end), () -> load.sendDue(phase, MOST_RUNS));
  }

  /** What a cold start left behind must not count as the latency of a calm time. */
  private void awaitAbreast() {
    Instant end = Instant.now().plus(PATIENCE);
    goOnWhile(
        () -> latencies.underWay() > ABREAST_SECONDS * perSecond && Instant.now().isBefore(end),
        () -> load.sendDue(phase, MOST_RUNS));
  }

  private void awaitSettled() {
    goOnWhile(() -> account.settled() < load.begun() && isPatient(), () -> {});
  }

  private void goOnWhile(BooleanSupplier condition, Runnable step) {
    news = Instant.now();
    while (condition.getAsBoolean()) {
      step.run();
      int before = account.settled() - latencies.underWay();
      watch.look(LOOK);
      Instant now = Instant.now();
      news = account.settled() - latencies.underWay() == before ? news : now;
      if (Duration.between(told, now).compareTo(TELL) >= 0) {
        tell("");
      }
      if (!world.isAlive()) {
        throw new IllegalStateException("The application ended by itself, see " + world.log());
      }
    }
  }

  private boolean isPatient() {
    return Duration.between(news, Instant.now()).compareTo(PATIENCE) < 0;
  }

  private double rebalances() {
    return world.management().sum("kafka_consumer_coordinator_rebalance_total");
  }

  private void tell(String event) {
    told = Instant.now();
    console.accept(
        "%4d s  %d runs sent, %d settled  %s"
            .formatted(
                Duration.between(start, told).toSeconds(), load.begun(), account.settled(), event));
  }

  @Override
  public void close() {
    load.close();
    watch.close();
  }
}
