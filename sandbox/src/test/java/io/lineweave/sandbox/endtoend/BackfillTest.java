package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.StartFailure;
import io.lineweave.app.backfill.Backfill;
import io.lineweave.app.backfill.BackfillReport;
import io.lineweave.app.backfill.BackfillRequest;
import io.lineweave.app.backfill.ReceiptWatch.End;
import io.lineweave.app.backfill.Steps;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.Period;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.Workload;
import io.lineweave.sandbox.process.ApplicationProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year ago 5,000 events were written to the topic; the service has published what came of them,
 * and goes on. All that is replayed must change nothing, whatever happens meanwhile.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BackfillTest {
  private static final int JOBS = 250;
  private static final int RUNS = 10 * JOBS;

  private final Instant yearAgo =
      Instant.now().minus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path directory;
  private final Workload work = Workload.of("replayed", JOBS, 20);
  private final List<String> said = new ArrayList<>();
  private EmbeddedBroker broker;
  private LocalCatalogue catalogue;
  private Deployment deployment;
  private int sent;

  @BeforeAll
  void start() throws Exception {
    broker = EmbeddedBroker.start();
    catalogue = LocalCatalogue.start(0);
    deployment = new Deployment(broker.bootstrapServers(), Deployment.fastSettingsOf(catalogue));
    deployment.start();
    deployment.sendAll(work.events(0, RUNS), yearAgo);
    sent = RUNS;
    deployment.awaitSettled(SOON);
  }

  @AfterAll
  void stop() {
    deployment.close();
    catalogue.close();
    broker.close();
  }

  @Test
  void shouldChangeNothingAndCostNoOperationBesideLiveRunsOfTheSameJobs() throws Exception {
    long alone = operationsOf(this::goOnLive);

    long beside =
        operationsOf(
            () -> {
              CompletableFuture<BackfillReport> replay =
                  CompletableFuture.supplyAsync(() -> backfill(request()));
              goOnLive();
              assertSettled(replay.get());
              return null;
            });

    assertThat(beside).isEqualTo(alone);
    assertThat(deployment.outcomes().states())
        .extractingByKeys(work.first(sent).ids().subList(RUNS, sent).toArray(String[]::new))
        .containsOnly("PUBLISHED");
    assertAsOfLiveRunsAlone();
  }

  @Test
  void shouldGoOnWhereItWasKilledAndLeaveNothingBehind() throws Exception {
    long calls = catalogue.calls(Call.WRITE);
    long graphs = deployment.graphs();

    killOnce(() -> !deployment.taken("lineweave-backfill").isEmpty());
    killOnce(() -> deployment.graphs() > graphs);
    BackfillReport report = backfill(request());

    assertThat(said).anyMatch(line -> line.startsWith("going on with the backfill of"));
    assertSettled(report);
    assertThat(catalogue.calls(Call.WRITE)).isEqualTo(calls);
    assertThat(deployment.topicNames()).noneMatch(name -> name.contains("backfill"));
    assertThat(deployment.taken("lineweave-backfill")).isEmpty();
    assertThat(directory.resolve("backfill").resolve("lineweave-backfill")).doesNotExist();
    assertAsOfLiveRunsAlone();
  }

  @Test
  void shouldReplayGraphsAndItsOwnOnesNeverAgain() {
    Period lately = new Period(Instant.now().minus(Duration.ofHours(1)), Instant.now());
    BackfillRequest request =
        new BackfillRequest("g", Source.GRAPHS, lately, Duration.ZERO, SOON, false);

    long calls = catalogue.calls(Call.WRITE);
    BackfillReport first = backfill(request);
    BackfillReport second = backfill(request);

    assertThat(first.end()).isEqualTo(End.SETTLED);
    assertThat(first.tally().runs()).isEqualTo(sent);
    assertThat(second.records()).isLessThan(first.records() + sent);
    assertThat(second.tally().runs()).isEqualTo(sent);
    assertThat(catalogue.calls(Call.WRITE)).isEqualTo(calls);
    assertAsOfLiveRunsAlone();
  }

  @Test
  void shouldListWhatItWouldTouchAndAppendNothing() throws Exception {
    long graphs = deployment.graphs();

    List<String> touched = with(backfill -> backfill.preview(request()));

    assertThat(touched)
        .hasSize(JOBS)
        .contains(work.process(0).process().qualifiedName() + "  (10 runs)");
    assertThat(deployment.graphs()).isEqualTo(graphs);
    assertThat(deployment.topicNames()).noneMatch(name -> name.contains("backfill"));
  }

  @Test
  void shouldSayThatNobodyPublishesWhatItAppended() throws Exception {
    deployment.stop();
    BackfillReport report = backfill(request(Duration.ofSeconds(1)));
    deployment.start();

    assertThat(report.end()).isEqualTo(End.NO_SERVICE);
    assertThat(report.tally().waiting()).isEqualTo(RUNS);
    assertThat(report.lines()).anyMatch(line -> line.contains("The service is not running"));
  }

  /** One run more of each job. */
  private Void goOnLive() throws Exception {
    deployment.sendAll(work.events(sent, sent + JOBS));
    sent += JOBS;
    deployment.awaitSettled(SOON);
    return null;
  }

  private long operationsOf(Callable<Void> doing) throws Exception {
    long before = catalogue.operations();
    doing.call();
    return catalogue.operations() - before;
  }

  private void killOnce(Callable<Boolean> when) {
    Map<String, String> settings = settings();
    List<String> command = new ArrayList<>(List.of("backfill"));
    command.addAll(List.of(request().command().split(" ")));
    try (var process =
        ApplicationProcess.start(
            settings, ApplicationProcess.QUICK, directory.resolve("log"), command)) {
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(SOON)
          .until(() -> when.call() || !process.handle().isAlive());
      process.kill();
    }
  }

  private void assertSettled(BackfillReport report) {
    assertThat(report.end()).isEqualTo(End.SETTLED);
    assertThat(report.records()).isEqualTo(2L * RUNS);
    assertThat(report.tally().runs()).isEqualTo(RUNS);
    assertThat(report.tally().settled().keySet()).isSubsetOf(State.SUPERSEDED, State.UNCHANGED);
  }

  private void assertAsOfLiveRunsAlone() {
    assertThat(work.first(sent).differences(catalogue.processes())).isEmpty();
    assertThat(catalogue.duplicates()).isEmpty();
    assertThat(deployment.deadLetters()).isEmpty();
  }

  private BackfillRequest request() {
    return request(SOON);
  }

  private BackfillRequest request(Duration patience) {
    Period period =
        new Period(yearAgo.minus(Duration.ofHours(1)), yearAgo.plus(Duration.ofHours(1)));
    return new BackfillRequest(
        "--from %s --to %s".formatted(period.from(), period.to()),
        Source.EVENTS,
        period,
        Duration.ofHours(24),
        patience,
        false);
  }

  private BackfillReport backfill(BackfillRequest request) {
    return with(backfill -> backfill.run(request));
  }

  private interface Doing<T> {
    T with(Backfill backfill) throws StartFailure;
  }

  private <T> T with(Doing<T> doing) {
    try (Backfill backfill =
        new Backfill(Settings.load(SettingSources.of(settings())), new Heard())) {
      return doing.with(backfill);
    } catch (StartFailure e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(deployment.settings());
    settings.put("state.dir", directory.resolve("backfill").toString());
    return settings;
  }

  /** Keeps what is said, and lets progress be. */
  private final class Heard implements Steps {
    @Override
    public Step begin(String what, long total) {
      return new Step() {
        @Override
        public void to(long done) {
          assertThat(done).isBetween(0L, total);
        }

        @Override
        public void close() {
          said.add(what);
        }
      };
    }

    @Override
    public void say(String line) {
      said.add(line);
    }
  }
}
