package io.lineweave.publish;

import static io.lineweave.publish.TestRules.table;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.outcome.Receipt.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications whose runs write one output from parts of its inputs, again and again. */
class SettlingTest {
  private static final AssetName APP_ORDERS =
      new AssetName("azure_synapse_operation", "openlineage://prod/app#db/orders");
  private static final Duration SETTLE = PublishSettings.DEFAULT.settle();

  @TempDir Path directory;
  private PublishStage stage;
  private int runs;

  @BeforeEach
  void open() {
    stage = new PublishStage(directory, PublishSettings.DEFAULT);
    run(1, "a");
    run(1, "b");
    stage.resolveAll();
    stage.ticks();
    stage.catalogue.forgetCalls();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldWriteNothingWhenTheRunsOfAnApplicationComeToTheSameAgain() {
    String first = run(2, "a");
    stage.pass(SETTLE.dividedBy(2));
    String second = run(2, "b");
    stage.ticks();

    assertThat(stage.catalogue.calls()).isEmpty();
    assertThat(stage.receipt(first).state()).isEqualTo(State.UNCHANGED);
    assertThat(stage.receipt(second).state()).isEqualTo(State.UNCHANGED);
  }

  @Test
  void shouldSayWhatARunWaitsForMeanwhile() {
    String first = run(2, "a");
    stage.pass(PublishSettings.DEFAULT.waitingAfter().plusSeconds(1));

    assertThat(stage.receipt(first).state()).isEqualTo(State.WAITING);
    assertThat(stage.receipt(first).reason()).isEqualTo("SETTLING");
  }

  @Test
  void shouldTakeLineageAwayThatDoesNotComeBack() {
    String first = run(2, "a");
    stage.pass(SETTLE.minusSeconds(1));
    assertThat(stage.catalogue.calls()).isEmpty();
    stage.pass(Duration.ofSeconds(5));

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"));
    assertThat(stage.receipt(first).state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldWriteItAgainIfItComesBackAfterItWasTakenAway() {
    run(2, "a");
    stage.pass(SETTLE.plusSeconds(5));
    String second = run(2, "b");
    stage.ticks();

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"), table("b"));
    assertThat(stage.receipt(second).state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldWriteAtOnceWhatAddsSomething() {
    run(2, "a", "c");
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"), table("c"));
  }

  @Test
  void shouldWriteAtOnceWhenALaterRunOfTheSameParentAddsSomething() {
    run(2, "a");
    stage.ticks();
    run(2, "c");
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"), table("c"));
  }

  @Test
  void shouldWaitNoLongerBecauseMoreRunsTakeTheSameAway() {
    for (int parent = 2; parent < 12; parent++) {
      run(parent, "a");
      stage.pass(SETTLE.dividedBy(9));
    }

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"));
  }

  @Test
  void shouldNotWaitForOthersOfARunWithoutParent() {
    stage.publish(TestEvent.run("r1", "load").input("a").input("b").output("items"));
    stage.publish(
        TestEvent.run("r2", "load")
            .started(TestEvent.START.plusSeconds(9))
            .input("a")
            .output("items"));

    assertThat(stage.receipt("r2").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldNotWaitForOthersWhereOneRunToldEverythingBefore() {
    stage.publish(
        TestEvent.run("r1", "load").parent(parent(1), "dag").input("a").input("b").output("items"));
    stage.publish(TestEvent.run("r2", "load").parent(parent(2), "dag").input("a").output("items"));

    assertThat(stage.receipt("r2").state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void shouldNotTakeACallWithoutAnswerForUnsent() {
    run(2, "a");
    stage.pass(SETTLE);
    stage.catalogue.loseNextAnswers(1);
    stage.pass(Duration.ofMillis(500));
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(1);
    run(2, "b");
    stage.pass(Duration.ofMinutes(1));

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"), table("b"));
  }

  @Test
  void shouldNotWriteWhatWasReplacedAndCameBackBeforeItWasSent() {
    run(2, "c");
    run(3, "a", "b");
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.calls()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhenAChangeShowsNowhere() {
    String sameColumns = "{\"columnLineage\":{\"fields\":{\"x\":{\"inputFields\":[%s]}}}}";
    String field = "{\"namespace\":\"db\",\"name\":\"a\",\"field\":\"y\"%s}";
    String identity = ",\"transformations\":[{\"type\":\"DIRECT\",\"subtype\":\"IDENTITY\"}]";
    stage.publish(
        TestEvent.run("k1", "load")
            .input("a")
            .output("items", sameColumns.formatted(field.formatted(""))));
    stage.catalogue.forgetCalls();
    stage.publish(
        TestEvent.run("k2", "load")
            .started(TestEvent.START.plusSeconds(9))
            .input("a")
            .output("items", sameColumns.formatted(field.formatted(identity))));

    assertThat(stage.catalogue.calls()).isEmpty();
    assertThat(stage.receipt("k2").state()).isEqualTo(State.UNCHANGED);
  }

  @Test
  void shouldNotHoldBackWhatIsToBeWrittenWhateverTheCatalogueHas() {
    run(2, "a");
    RecordHeaders headers = new RecordHeaders();
    headers.add(Publish.REPUBLISH_HEADER, APP_ORDERS.qualifiedName().getBytes(UTF_8));
    stage.record(new TestRecord<>("prod/app", null, headers, stage.clock.instant()));
    stage.resolveAll();
    stage.ticks();

    assertThat(stage.catalogue.inputsOf(APP_ORDERS)).containsExactly(table("a"));
  }

  @Test
  void shouldForgetTheOldestOfTooManyAndWriteThemAtOnce() {
    for (int i = 0; i <= Settling.MOST; i++) {
      stage.graph(
          TestEvent.run("e" + i, "job" + i).parent("o" + i, "dag").input("a").output("t" + i));
      stage.graph(
          TestEvent.run("f" + i, "job" + i).parent("o" + i, "dag").input("b").output("t" + i));
    }
    stage.resolveAll();
    stage.pass(Duration.ofSeconds(5));
    stage.catalogue.forgetCalls();
    for (int i = 0; i <= Settling.MOST; i++) {
      stage.graph(
          TestEvent.run("s" + i, "job" + i)
              .parent("p" + i, "dag")
              .started(TestEvent.START.plusSeconds(9))
              .input("a")
              .output("t" + i));
    }
    stage.pass(Duration.ofSeconds(5));

    assertThat(stage.catalogue.calls(Kind.WRITE))
        .flatExtracting(call -> call.names())
        .isEqualTo(List.of("openlineage://prod/job0#db/t0"));
  }

  /** A run of the application under its n-th parent run. */
  private String run(int parent, String... inputs) {
    String id = "r" + runs++;
    TestEvent event =
        TestEvent.run(id, "app.execute_insert")
            .sparkSql()
            .parent(parent(parent), "app")
            .output("orders");
    List.of(inputs).forEach(event::input);
    stage.graph("prod/app", event);
    return id;
  }

  private static String parent(int number) {
    return "01890000-%04d-7000-8000-000000000000".formatted(number);
  }
}
