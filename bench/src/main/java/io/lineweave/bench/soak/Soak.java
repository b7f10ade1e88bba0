package io.lineweave.bench.soak;

import io.lineweave.sandbox.load.Workload;
import io.lineweave.sandbox.process.ApplicationProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/** One soak: sends, disturbs, watches, and compares in the end. For one thread. */
final class Soak implements AutoCloseable {
  /** With so many runs open nothing more is sent, so that each kill meets work in progress. */
  private static final int BACKLOG = 1_000;

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
  private final Vigil vigil;
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
    this.vigil = new Vigil(world, watch, load, account, latencies, console);
  }

  /** Sends so many runs, and kills the application and the broker so often meanwhile. */
  void kill(int runs, int kills, int brokerKills) {
    Kills plan = new Kills(kills, runs, new Random(runs));
    Kills brokerPlan = new Kills(brokerKills, runs, new Random(runs + 1L));
    vigil.goOnWhile(
        () -> load.begun() < runs,
        () -> {
          int room = BACKLOG - (load.begun() - account.settled());
          load.sendDue(phase, Math.min(room, runs - load.begun()));
          killIfDue(plan, brokerPlan);
        });
    load.endAll(phase);
    vigil.goOnWhile(
        () -> !(plan.isOver() && brokerPlan.isOver()) && vigil.isPatient(),
        () -> killIfDue(plan, brokerPlan));
    awaitSettled();
  }

  private void killIfDue(Kills plan, Kills brokerPlan) {
    if (plan.isDue(account.settled(), Instant.now())) {
      world.killApplication(plan.takesVolume());
      vigil.tell("kill " + plan.done() + (plan.takesVolume() ? ", and its state is lost" : ""));
    }
    if (brokerPlan.isDue(account.settled(), Instant.now())) {
      vigil.tell("the broker is killed");
      world.killBroker();
      vigil.tell("kill " + brokerPlan.done() + " of the broker, which is back");
    }
  }

  /** Sends all the time: for a while twice with the catalogue there, then without it. */
  Outage outage(Duration before, Duration away) {
    sendFor(before);
    awaitAbreast();
    phase = Phase.BEFORE;
    vigil.tell("warm");
    sendFor(before);
    double rebalances = rebalances();
    int sent = load.begun();
    phase = Phase.MEANWHILE;
    for (Absence absence : Absence.values()) {
      world.takeCatalogueAway(absence);
      vigil.tell(absence.words());
      sendFor(away.dividedBy(Absence.values().length));
    }
    load.endAll(phase);
    vigil.goOnWhile(() -> latencies.underWay() > 0 && vigil.isPatient(), () -> {});
    int moved = (int) (rebalances() - rebalances);
    int waiting = load.begun() - account.settled();
    vigil.tell("the catalogue is back");
    world.bringCatalogueBack();
    Instant back = Instant.now();
    awaitSettled();
    Duration drained = Duration.between(back, vigil.news());
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
    vigil.goOnWhile(() -> load.begun() < runs, () -> load.sendDue(phase, runs - load.begun()));
    load.endAll(phase);
    awaitSettled();
    Instant end = Instant.now();
    phase = Phase.BEFORE;
    sendFor(BESIDE);
    phase = Phase.MEANWHILE;
    vigil.tell("backfill begins");
    ApplicationProcess backfill =
        world.command(says, "backfill", "--from", vigil.start().toString(), "--to", end.toString());
    vigil.goOnWhile(backfill.handle()::isAlive, () -> load.sendDue(phase, MOST_RUNS));
    vigil.tell("backfill has ended");
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
    vigil.goOnWhile(() -> Instant.now().isBefore(end), () -> load.sendDue(phase, MOST_RUNS));
  }

  /** What a cold start left behind must not count as the latency of a calm time. */
  private void awaitAbreast() {
    Instant end = Instant.now().plus(Vigil.PATIENCE);
    vigil.goOnWhile(
        () -> latencies.underWay() > ABREAST_SECONDS * perSecond && Instant.now().isBefore(end),
        () -> load.sendDue(phase, MOST_RUNS));
  }

  private void awaitSettled() {
    vigil.goOnWhile(() -> account.settled() < load.begun() && vigil.isPatient(), () -> {});
  }

  private double rebalances() {
    return world.management().sum("kafka_consumer_coordinator_rebalance_total");
  }

  @Override
  public void close() {
    load.close();
    watch.close();
  }
}
