package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fault matrix: after each fault exactly the right state of catalogue, store, receipts. */
class PublishFaultsTest {
  private static final String MANDATORY_MISSING = "ATLAS-404-00-007";
  private static final String UNKNOWN_TYPE = "ATLAS-400-00-014";
  private static final String REFERENCE_GONE = "ATLAS-404-00-00A";

  @TempDir Path directory;
  private PublishStage stage;

  @BeforeEach
  void open() {
    stage = new PublishStage(directory, PublishSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldWaitAsLongAsRetryAfterSaysAndThenWriteOnce() {
    stage.catalogue.refuseNext(1, 429, "", Optional.of(Duration.ofSeconds(20)));
    graphs(10);
    stage.pass(Duration.ofSeconds(19));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    stage.pass(Duration.ofSeconds(3));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    assertAllPublished(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503})
  void shouldRetryWithoutLimitWhatMayPass(int status) {
    stage.catalogue.refuseNext(12, status, "");
    graphs(10);
    stage.pass(Duration.ofMinutes(10));
    assertAllPublished(10);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(13);
  }

  @Test
  void shouldRepeatACallThatWasLostBeforeItWasApplied() {
    stage.catalogue.ignoreNext(1);
    graphs(10);
    stage.pass(Duration.ofSeconds(5));
    assertAllPublished(10);
  }

  @Test
  void shouldRepeatACallWhoseAnswerWasLostWithoutHarm() {
    stage.catalogue.loseNextAnswers(1);
    graphs(10);
    stage.pass(Duration.ofSeconds(5));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    assertAllPublished(10);
  }

  @Test
  void shouldGoOnAfterAPassingLackOfPermission() {
    stage.catalogue.refuseNext(1, 401, "");
    graphs(10);
    stage.pass(Duration.ofMinutes(1));
    assertAllPublished(10);
  }

  @Test
  void shouldSetNothingAsideWithoutPermissionAndSayWhatItWaitsFor() {
    stage.catalogue.refuseNext(1_000, 403, "ATLAS-403-00-001");
    graphs(10);
    stage.pass(Duration.ofMinutes(5));
    assertThat(stage.parked()).isEmpty();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSizeBetween(9, 11);
    assertThat(stage.receipt("r0").state()).isEqualTo(State.WAITING);
    assertThat(stage.receipt("r0").reason()).startsWith("CATALOGUE: 403 ATLAS-403-00-001");
    assertThat(stage.receipts()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 24, 49})
  void shouldSetThePoisonOfABatchAsideAndPublishTheOthers(int position) {
    String poison = process(position).qualifiedName();
    stage.catalogue.refuseIf(named(poison), 404, MANDATORY_MISSING);
    graphs(50);
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSizeLessThanOrEqualTo(14);
    assertThat(stage.receipts().stream().filter(r -> r.state() == State.PUBLISHED).count())
        .isEqualTo(49);
    assertThat(stage.receipt("r" + position).state()).isEqualTo(State.DEAD_LETTERED);
    assertThat(stage.receipt("r" + position).reason()).contains(MANDATORY_MISSING);
    assertThat(stage.parked()).hasSize(1);
    assertThat(stage.state(poison).dirty()).as("until the dead letter is safe").isTrue();
    assertThat(stage.entriesInStore()).isEqualTo(50);
    assertThat(stage.state(poison).dirty()).isFalse();
  }

  @Test
  void shouldSetAsideARefusedProcessWithItsRequestTheWordsAndItsOrigin() {
    stage.catalogue.refuseIf(named(process(0).qualifiedName()), 400, UNKNOWN_TYPE);
    graphs(1);
    stage.pass(Suspects.LONGEST.plusSeconds(1));
    assertThat(stage.parked()).hasSize(1);
    Record<String, Emission> letter = stage.parked().get(0);
    Emission.Parked parked = (Emission.Parked) letter.value();
    assertThat(new String(parked.key(), UTF_8)).isEqualTo("prod/job0");
    assertThat(new String(parked.value(), UTF_8))
        .contains("\"qualifiedName\":\"" + process(0).qualifiedName() + "\"");
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("PROCESS_REFUSED");
    assertThat(header(letter, DeadLetterHeaders.MESSAGE)).contains(UNKNOWN_TYPE);
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("graphs");
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("0");
  }

  @Test
  void shouldOpenTheBreakerAndLoseNothingWhenEverythingIsRefused() {
    stage.catalogue.refuseIf(entity -> true, 400, UNKNOWN_TYPE);
    graphs(60);
    stage.pass(Duration.ofMinutes(5));
    assertThat(stage.parked()).isEmpty();
    assertThat(stage.receipts()).hasSize(60).allMatch(r -> r.state() == State.WAITING);
    int calls = stage.catalogue.calls(Kind.WRITE).size();
    stage.pass(Duration.ofMinutes(5));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSizeBetween(calls + 8, calls + 12);

    stage.catalogue.refuseNoMore();
    stage.pass(Duration.ofMinutes(1));
    assertAllPublished(60);
  }

  @Test
  void shouldTryADoubtfulRefusalAFewTimesAndThenFindThePoison() {
    stage.catalogue.refuseIf(named(process(3).qualifiedName()), 500, "");
    graphs(10);
    stage.pass(Duration.ofMinutes(20));
    assertThat(stage.receipt("r3").state()).isEqualTo(State.DEAD_LETTERED);
    assertThat(stage.receipts()).filteredOn(r -> r.state() == State.PUBLISHED).hasSize(9);
  }

  @Test
  void shouldSurviveADeadlockOfTheServer() {
    stage.catalogue.refuseNext(2, 500, "");
    graphs(10);
    stage.pass(Duration.ofSeconds(10));
    assertAllPublished(10);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(3);
  }

  @Test
  void shouldHaveAVanishedAssetFoundAnewAndThenWrite() {
    for (int i = 0; i < 3; i++) {
      stage.graph(run("r" + i, "job" + i).input("raw").output("t" + i));
    }
    stage.resolveAll();
    stage.catalogue.remove(table("t1"));
    stage.ticks();
    assertThat(stage.receipts()).filteredOn(r -> r.state() == State.PUBLISHED).hasSize(2);
    assertThat(stage.wanted()).filteredOn(asset -> asset.recheck()).isNotEmpty();
    assertThat(stage.parked()).isEmpty();

    stage.resolve(table("t1"), ResolvedAsset.State.CREATED, table("t1"));
    stage.ticks();
    assertAllPublished(3);
  }

  @Test
  void shouldGiveUpOnAProcessWhoseAssetVanishesAgainAndAgain() {
    stage.catalogue.refuseIf(named(process(0).qualifiedName()), 404, REFERENCE_GONE);
    graphs(1);
    stage.pass(WaitingRoom.LONGEST.multipliedBy(Clerk.MOST_RECHECKS + 1));
    assertThat(stage.receipt("r0").state()).isEqualTo(State.DEAD_LETTERED);
    assertThat(stage.wanted())
        .filteredOn(asset -> asset.recheck())
        .hasSize(2 * Clerk.MOST_RECHECKS);
  }

  @Test
  void shouldDrainEverythingAfterAnOutageWithOneWritePerProcess() {
    stage.catalogue.down(true);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 100; i++) {
        stage.graph(
            run("r" + i + "." + round, "job" + i)
                .started(TestEvent.START.plusSeconds(round))
                .input("raw" + round)
                .output("t" + i));
      }
      stage.resolveAll();
      stage.pass(Duration.ofMinutes(5));
    }
    assertThat(stage.entriesInStore()).isEqualTo(200);
    stage.catalogue.down(false);
    stage.catalogue.forgetCalls();
    stage.pass(Duration.ofMinutes(2));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    for (int i = 0; i < 100; i++) {
      assertThat(stage.receipt("r" + i + ".0").state()).isEqualTo(State.SUPERSEDED);
      assertThat(stage.receipt("r" + i + ".4").state()).isEqualTo(State.PUBLISHED);
      assertThat(stage.catalogue.inputsOf(process(i))).containsExactly(table("raw4"));
    }
  }

  @Test
  void shouldTakeInAndNeverWaitWhileTheCatalogueIsSlow() {
    stage.catalogue.hold();
    graphs(10);
    stage.ticks();
    stage.graph(run("r10", "job10").input("raw").output("t10"));
    stage.resolveAll();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    stage.catalogue.release();
    stage.ticks();
    assertAllPublished(11);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
  }

  @Test
  void shouldWriteAProcessAgainThatChangedWhileItWasOnItsWay() {
    stage.catalogue.hold();
    graphs(1);
    stage.ticks();
    stage.graph(
        run("later", "job0").started(TestEvent.START.plusSeconds(5)).input("other").output("t0"));
    stage.resolveAll();
    stage.catalogue.release();
    stage.ticks();
    assertThat(stage.receipt("r0").state()).isEqualTo(State.SUPERSEDED);
    assertThat(stage.receipt("later").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.catalogue.inputsOf(process(0))).containsExactly(table("other"));
  }

  @Test
  void shouldWriteWhatChangedAfterItWasMadeUpAsItIsByThen() {
    stage.catalogue.hold();
    graphs(1);
    stage.ticks();
    stage.graph(run("r1", "job1").input("raw").output("t1"));
    stage.resolveAll();
    stage.pass(Duration.ofMillis(400));
    stage.graph(
        run("later", "job1").started(TestEvent.START.plusSeconds(5)).input("other").output("t1"));
    stage.resolveAll();
    stage.catalogue.release();
    stage.ticks();
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.SUPERSEDED);
    assertThat(stage.receipt("later").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.catalogue.inputsOf(process(1))).containsExactly(table("other"));
  }

  @Test
  void shouldNotTakeAReturnToOldContentForUnchangedAfterAnUnansweredWrite() {
    graphs(1);
    stage.ticks();
    stage.catalogue.loseNextAnswers(1);
    stage.graph(
        run("r1", "job0").started(TestEvent.START.plusSeconds(5)).input("other").output("t0"));
    stage.resolveAll();
    stage.pass(Duration.ofMillis(300));
    assertThat(stage.catalogue.inputsOf(process(0))).containsExactly(table("other"));

    stage.graph(
        run("r2", "job0").started(TestEvent.START.plusSeconds(9)).input("raw").output("t0"));
    stage.pass(Delivery.DEFAULT.lateAnswers().plusSeconds(1));
    assertThat(stage.catalogue.inputsOf(process(0))).containsExactly(table("raw"));
    assertThat(stage.receipt("r2").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldNotLetALateCallUndoALaterOne() {
    stage.catalogue.hold();
    graphs(1);
    stage.ticks();
    List<Runnable> late = stage.catalogue.giveUpHeld();
    stage.catalogue.release();
    stage.graph(
        run("r1", "job0").started(TestEvent.START.plusSeconds(5)).input("other").output("t0"));
    stage.resolveAll();
    stage.pass(Delivery.DEFAULT.lateAnswers().minusSeconds(2));
    late.forEach(Runnable::run);
    stage.pass(Duration.ofSeconds(5));
    assertThat(stage.catalogue.inputsOf(process(0))).containsExactly(table("other"));
    assertThat(stage.receipt("r1").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldNotCallTwiceForAProcessThatTheAnswerForgot() {
    stage.catalogue.forgetGuidOf(process(1));
    graphs(3);
    stage.ticks();
    assertThat(stage.receipt("r0").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.receipt("r1").state()).isEqualTo(State.DEAD_LETTERED);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
  }

  @Test
  void shouldSendHalfOfABatchThatIsTooSlowAndBlockNobodyByOneThatIs() {
    stage.catalogue.timeOutIf(
        batch -> batch.size() > 10 || batch.stream().anyMatch(named(process(0).qualifiedName())));
    graphs(40);
    stage.pass(Duration.ofMinutes(5));
    for (int i = 1; i < 40; i++) {
      assertThat(stage.receipt("r" + i).state()).isEqualTo(State.PUBLISHED);
    }
    assertThat(stage.receipt("r0").state()).isEqualTo(State.WAITING);
    assertThat(stage.receipt("r0").reason()).isEqualTo("CATALOGUE: no answer: timeout");
    assertThat(stage.parked()).isEmpty();
  }

  @Test
  void shouldHonourTheDefaultLimitOfABatchInBytes() {
    String columns =
        "\"c%d\":{\"inputFields\":[{\"namespace\":\"db\",\"name\":\"raw\",\"field\":\"f%d\"}]}";
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 800; i++) {
      fields.append(i == 0 ? "" : ",").append(columns.formatted(i, i));
    }
    for (int i = 0; i < 40; i++) {
      stage.graph(
          run("r" + i, "job" + i)
              .input("raw")
              .output("t" + i, "{\"columnLineage\":{\"fields\":{" + fields + "}}}"));
    }
    stage.resolveAll();
    stage.ticks();
    assertAllPublished(40);
    int perBatch = Delivery.DEFAULT.batchBytes() / ColumnMapping.MOST_BYTES;
    assertThat(stage.catalogue.calls(Kind.WRITE))
        .hasSizeGreaterThan(1)
        .allMatch(call -> call.names().size() <= perBatch);
  }

  private void graphs(int count) {
    for (int i = 0; i < count; i++) {
      stage.graph(run("r" + i, "job" + i).input("raw").output("t" + i));
    }
    stage.resolveAll();
    stage.pass(Duration.ofMillis(300));
  }

  private static AssetName process(int i) {
    return new AssetName("azure_synapse_operation", "openlineage://prod/job" + i + "#db/t" + i);
  }

  private static Predicate<Entity> named(String qualifiedName) {
    return entity -> entity.name().qualifiedName().equals(qualifiedName);
  }

  private void assertAllPublished(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(stage.receipt("r" + i).state()).isEqualTo(State.PUBLISHED);
      assertThat(stage.catalogue.inputsOf(process(i))).containsExactly(table("raw"));
      assertThat(stage.catalogue.outputsOf(process(i))).containsExactly(table("t" + i));
      assertThat(stage.state(process(i).qualifiedName()).dirty()).isFalse();
    }
    assertThat(stage.parked()).isEmpty();
    assertThat(stage.entriesInStore()).isEqualTo(count);
  }

  private static String header(Record<String, Emission> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
