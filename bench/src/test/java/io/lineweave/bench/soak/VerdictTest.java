package io.lineweave.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.ProcessRef;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.sandbox.catalogue.ProcessLineage;
import io.lineweave.sandbox.load.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The soak's judgement must be able to find everything that it is about. */
class VerdictTest {
  private static final int JOBS = 3;
  private static final int RUNS = 8;
  private static final int LAST_OF_ITS_JOB = 6;

  private final Workload work = new Workload("judged", JOBS, RUNS);
  private final Account account = new Account(new Workload("judged", JOBS, 1_000));
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<ProcessLineage> processes = new ArrayList<>();
  private final List<AssetName> entities = new ArrayList<>(work.entities());
  private final List<String> deadLetters = new ArrayList<>();

  @BeforeEach
  void letEverythingGoWell() {
    IntStream.range(0, RUNS).forEach(run -> receipts.add(receipt(run, 0, State.PUBLISHED)));
    IntStream.range(RUNS - JOBS, RUNS).forEach(run -> processes.add(work.process(run)));
  }

  @Test
  void shouldFindNothingWhenAllIsWell() {
    assertThat(verdict().exitCode()).isZero();
    assertThat(verdict().lines()).containsExactly("8 runs, 0 lost, 0 duplicate entities");
  }

  @Test
  void shouldMissAReceipt() {
    receipts.remove(2);

    assertBad("8 runs, 1 lost, 0 duplicate entities");
    assertThat(verdict().lines().get(0)).isEqualTo("lost run 2: no receipt");
  }

  @Test
  void shouldSeeASecondEntityOfAName() {
    entities.add(entities.get(0));

    assertBad("8 runs, 0 lost, 1 duplicate entities");
  }

  @Test
  void shouldSeeAnEntityThatNoRunMakes() {
    entities.add(new AssetName("azure_datalake_gen2_path", "https://elsewhere"));

    assertBad("8 runs, 0 lost, 1 duplicate entities");
  }

  @Test
  void shouldMissAProcess() {
    processes.remove(0);

    assertBad("8 runs, 1 lost, 0 duplicate entities");
  }

  @Test
  void shouldSeeTheEdgesOfAnOlderRun() {
    processes.set(LAST_OF_ITS_JOB - (RUNS - JOBS), work.process(LAST_OF_ITS_JOB - JOBS));

    assertBad("8 runs, 1 lost, 0 duplicate entities");
  }

  @Test
  void shouldCountARunOnceThoughReceiptAndProcessAreMissing() {
    receipts.remove(LAST_OF_ITS_JOB);
    processes.remove(LAST_OF_ITS_JOB - (RUNS - JOBS));

    assertBad("8 runs, 1 lost, 0 duplicate entities");
  }

  @Test
  void shouldNotAcceptThatALastRunIsSuperseded() {
    receipts.set(0, receipt(0, 0, State.SUPERSEDED));
    assertThat(verdict().exitCode()).isZero();

    receipts.set(LAST_OF_ITS_JOB, receipt(LAST_OF_ITS_JOB, 0, State.SUPERSEDED));
    assertBad("8 runs, 1 lost, 0 duplicate entities");
  }

  @Test
  void shouldNotAcceptAReceiptAboutAnotherProcess() {
    receipts.set(3, receiptOf(4, 3, 0, State.PUBLISHED));

    assertBad("8 runs, 1 lost, 0 duplicate entities");
  }

  @Test
  void shouldGoByTheLastWordOfTheHighestRevision() {
    receipts.add(receipt(1, 1, State.WAITING));
    assertBad("8 runs, 1 lost, 0 duplicate entities");

    receipts.add(receipt(1, 1, State.UNCHANGED));
    receipts.add(receipt(1, 0, State.DEAD_LETTERED));
    assertThat(verdict().exitCode()).isZero();
  }

  @Test
  void shouldNotAcceptADeadLetterThatBelongsToNoRun() {
    deadLetters.add("dead letter: NOT_JSON");

    assertThat(verdict().exitCode()).isEqualTo(1);
    assertThat(verdict().lines()).contains("dead letter: NOT_JSON");
  }

  private void assertBad(String lastLine) {
    Verdict verdict = verdict();
    assertThat(verdict.exitCode()).isEqualTo(1);
    assertThat(verdict.lines()).last().isEqualTo(lastLine);
  }

  private Verdict verdict() {
    receipts.forEach(account::received);
    return Verdict.of(work, account, processes, entities, deadLetters);
  }

  private Receipt receipt(int run, int revision, State state) {
    return receiptOf(run, run, revision, state);
  }

  private Receipt receiptOf(int process, int run, int revision, State state) {
    return new Receipt(
        work.run(run).run().toString(),
        revision,
        state,
        "",
        "tests/" + work.run(run).job(),
        Optional.empty(),
        Optional.empty(),
        "lineweave.graphs-0@1",
        List.of(new ProcessRef(work.process(process).process().qualifiedName(), "guid")),
        List.of(),
        Instant.EPOCH);
  }
}
