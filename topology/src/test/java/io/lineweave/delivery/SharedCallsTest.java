package io.lineweave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reference;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.FakeCatalogue.Call;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // what the catalogue is asked is looked at
class SharedCallsTest {
  private static final Optional<String> NOWHERE = Optional.empty();
  private static final Delivery SETTINGS = Delivery.DEFAULT;
  private static final Duration WHILE = SETTINGS.linger();

  private final FakeCatalogue catalogue = new FakeCatalogue();
  private final HandClock clock = new HandClock();
  private final Gate gate = new Gate(1_000, clock);
  private final SharedCalls shared = new SharedCalls(catalogue, SETTINGS, gate, clock);

  @Test
  void shouldLookUpInOneCallWhatSeveralTasksAskOfOneType() {
    String guid = catalogue.put(table("b"));
    var one = shared.find("table", List.of("a", "b"));
    var other = shared.find("table", List.of("b", "c"));
    var view = shared.find("view", List.of("a"));
    assertThat(catalogue.calls()).isEmpty();

    pass();

    assertThat(catalogue.calls(Kind.FIND))
        .extracting(Call::names)
        .containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("a"));
    assertThat(done(one)).containsExactly(new Found(guid, table("b")));
    assertThat(done(other)).containsExactly(new Found(guid, table("b")));
    assertThat(done(view)).isEmpty();
  }

  @Test
  void shouldKeepLookupsUnderTheUrlLimit() {
    for (int task = 0; task < 8; task++) {
      shared.find("table", List.of(task + "x".repeat(1_500)));
    }
    pass();

    assertThat(catalogue.calls(Kind.FIND))
        .allSatisfy(
            call ->
                assertThat(call.names().stream().mapToInt(Catalogue::lookupCharacters).sum())
                    .isLessThanOrEqualTo(Catalogue.MAX_LOOKUP_CHARACTERS))
        .hasSize(3);
  }

  @Test
  void shouldWriteInOneCallWhatSeveralTasksWrite() {
    var one = shared.write(List.of(entity("-1", "a"), entity("-2", "b")), NOWHERE);
    var other = shared.write(List.of(entity("-1", "c")), NOWHERE);
    var elsewhere = shared.write(List.of(entity("-1", "d")), Optional.of("elsewhere"));
    pass();

    assertThat(catalogue.calls(Kind.WRITE))
        .extracting(Call::names)
        .containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("d"));
    assertThat(done(one)).containsOnlyKeys("-1", "-2").containsEntry("-2", guid("b"));
    assertThat(done(other)).containsOnly(Map.entry("-1", guid("c")));
    assertThat(done(elsewhere)).containsOnly(Map.entry("-1", guid("d")));
  }

  @Test
  void shouldLetEachBatchReferToItsOwnEntities() {
    for (String task : List.of("one", "two")) {
      TreeMap<String, Object> schema = new TreeMap<>();
      schema.put("tabular_schema", new Reference.ByGuid("-2", "tabular_schema"));
      shared.write(
          List.of(
              new Entity("-1", table(task), new TreeMap<>(), schema), entity("-2", task + "#s")),
          NOWHERE);
    }
    pass();

    assertThat(catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(schemaOf("one")).isEqualTo(new Reference.ByGuid("-2", "tabular_schema"));
    assertThat(schemaOf("two")).isEqualTo(new Reference.ByGuid("-4", "tabular_schema"));
  }

  @Test
  void shouldReadBackInOneCallWhatSeveralTasksWrote() {
    catalogue.put(table("a"));
    catalogue.put(table("b"));
    var one = shared.edges("table", List.of("a"));
    var other = shared.edges("table", List.of("b"));
    pass();

    assertThat(catalogue.calls(Kind.EDGES)).hasSize(1);
    assertThat(done(one)).containsKey("a");
    assertThat(done(other)).containsKey("b");
  }

  @Test
  void shouldSearchInOneCallForWhatSeveralTasksSearch() {
    catalogue.put(table("lake/a/1"));
    var one = shared.search(List.of("lake/a", "lake/b"), 100);
    var other = shared.search(List.of("lake/c"), 100);
    pass();

    assertThat(catalogue.calls(Kind.SEARCH))
        .extracting(Call::names)
        .containsExactly(List.of("lake/a", "lake/b", "lake/c"));
    assertThat(done(one)).extracting(Found::name).containsExactly(table("lake/a/1"));
    assertThat(other).isDone();
  }

  @Test
  void shouldSearchForEverybodyApartWhenThereIsMoreThanOnePageOfHits() {
    IntStream.range(0, 10).forEach(i -> catalogue.put(table("lake/a/" + i)));
    catalogue.put(table("lake/b/1"));
    var one = shared.search(List.of("lake/a"), 10);
    var other = shared.search(List.of("lake/b"), 10);
    pass();

    assertThat(catalogue.calls(Kind.SEARCH)).hasSize(3);
    assertThat(done(one)).hasSize(10);
    assertThat(done(other)).extracting(Found::name).containsExactly(table("lake/b/1"));
  }

  @Test
  void shouldNotSearchForTooManyInOneCall() {
    for (int task = 0; task < 8; task++) {
      String prefix = "lake/" + task;
      shared.search(IntStream.range(0, 6).mapToObj(i -> prefix + i).toList(), 100);
    }
    pass();

    assertThat(catalogue.calls(Kind.SEARCH))
        .extracting(call -> call.names().size())
        .containsExactlyInAnyOrder(18, 18, 12);
  }

  @Test
  void shouldWaitLongerForThoseWhomTheRateKeepsOff() {
    assertThat(gate.tryPass(1_200)).isTrue();
    shared.find("table", List.of("a"));
    shared.tick();
    pass();
    assertThat(catalogue.calls()).isEmpty();
    shared.find("table", List.of("b"));
    pass();
    pass();

    assertThat(catalogue.calls(Kind.FIND)).hasSize(1);
  }

  @Test
  void shouldLetTasksShareCallsThoughTheRateIsUsedUp() {
    Gate patient = new Gate(100, SETTINGS.company(), clock);
    SharedCalls between = new SharedCalls(catalogue, SETTINGS, patient, clock);
    List<Line> tasks =
        Stream.generate(() -> new Line("room", SETTINGS, patient, clock, new SimpleMeterRegistry()))
            .limit(2)
            .toList();
    assertThat(patient.tryPass(100)).isTrue();
    for (int tick = 0; tick < 1_000; tick++) {
      for (Line task : tasks) {
        between.tick();
        task.settle();
        task.call(
            new Load(20, 40),
            () -> between.write(entities("x", 20), NOWHERE),
            (reply, fate) -> assertThat(fate).isEqualTo(Fate.DONE));
      }
      clock.advance(SETTINGS.tick());
    }

    assertThat(catalogue.calls(Kind.WRITE))
        .hasSizeBetween(11, 13) // of 80 operations each, 100 of them a second
        .allSatisfy(call -> assertThat(call.names()).hasSize(40));
  }

  @Test
  void shouldNotLetAFullCallWait() {
    shared.write(entities("full", 50), NOWHERE);
    shared.write(entities("one", 25), NOWHERE);
    shared.write(entities("other", 25), NOWHERE);

    assertThat(catalogue.calls(Kind.WRITE))
        .extracting(call -> call.names().size())
        .containsExactly(50, 50);
  }

  @Test
  void shouldNotMakeACallLargerThanOneTaskMay() {
    IntStream.range(0, 8).forEach(task -> shared.write(entities("t" + task, 20), NOWHERE));
    shared.write(List.of(large("x")), NOWHERE);
    shared.write(List.of(large("y")), NOWHERE);
    pass();

    assertThat(catalogue.calls(Kind.WRITE))
        .allSatisfy(call -> assertThat(call.names()).hasSizeLessThanOrEqualTo(50))
        .noneSatisfy(call -> assertThat(call.names()).contains("x", "y"));
  }

  @Test
  void shouldLetOnlyThatTaskHearOfARefusalWhoseFaultItIs() {
    catalogue.refuseIf(it -> it.name().qualifiedName().equals("poison"), 400, "ATLAS-400-00-01A");
    var good = shared.write(List.of(entity("-1", "a")), NOWHERE);
    var bad = shared.write(List.of(entity("-1", "poison")), NOWHERE);
    pass();

    assertThat(done(good)).containsOnly(Map.entry("-1", guid("a")));
    assertThat(bad.join().fate()).isEqualTo(Fate.ISOLATE);
  }

  @Test
  void shouldShareNothingForAWhileAfterARefusal() {
    shouldLetOnlyThatTaskHearOfARefusalWhoseFaultItIs();
    catalogue.forgetCalls();

    shared.write(List.of(entity("-1", "b")), NOWHERE);
    shared.write(List.of(entity("-1", "c")), NOWHERE);
    assertThat(catalogue.calls(Kind.WRITE)).hasSize(2);

    clock.advance(SETTINGS.pause());
    shared.write(List.of(entity("-1", "d")), NOWHERE);
    shared.write(List.of(entity("-1", "e")), NOWHERE);
    pass();
    assertThat(catalogue.calls(Kind.WRITE)).hasSize(3);
  }

  @Test
  void shouldLetOnlyThatTaskHearOfARefusedLookup() {
    catalogue.refuseNext(1, 404, "ATLAS-404-00-005");
    String guid = catalogue.put(table("b"));
    var one = shared.find("table", List.of("a"));
    var other = shared.find("table", List.of("b"));
    pass();

    assertThat(done(one)).isEmpty();
    assertThat(done(other)).extracting(Found::guid).containsExactly(guid);
  }

  @Test
  void shouldLetEverybodyHearWhatHoldsForEverybody() {
    catalogue.refuseNext(1, 429, "", Optional.of(Duration.ofSeconds(7)));
    var one = shared.write(List.of(entity("-1", "a")), NOWHERE);
    var other = shared.write(List.of(entity("-1", "b")), NOWHERE);
    pass();

    assertThat(catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(one.join().retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(other.join().fate()).isEqualTo(Fate.RETRY);
  }

  @Test
  void shouldNotSendAnythingAgainOfWhichNobodyKnowsWhatBecame() {
    catalogue.refuseNext(1, 500, "");
    var one = shared.write(List.of(entity("-1", "a")), NOWHERE);
    var other = shared.write(List.of(entity("-1", "b")), NOWHERE);
    pass();

    assertThat(catalogue.calls(Kind.WRITE)).hasSize(1);
    assertThat(one.join().fate()).isEqualTo(Fate.DOUBT);
    assertThat(other.join().fate()).isEqualTo(Fate.DOUBT);
  }

  @Test
  void shouldFindOutApartWhoIsTooSlow() {
    catalogue.timeOutIf(batch -> batch.size() > 1);
    var one = shared.write(List.of(entity("-1", "a")), NOWHERE);
    shared.write(List.of(entity("-1", "b")), NOWHERE);
    pass();
    assertThat(one.join().isTooSlow()).isTrue();

    assertThat(done(shared.write(List.of(entity("-1", "a")), NOWHERE))).hasSize(1);
    assertThat(done(shared.write(List.of(entity("-1", "b")), NOWHERE))).hasSize(1);
  }

  @Test
  void shouldNotSendWhatWasGivenUpBefore() {
    var one = shared.write(List.of(entity("-1", "a")), NOWHERE);
    shared.write(List.of(entity("-1", "b")), NOWHERE);
    one.cancel(true);
    pass();

    assertThat(catalogue.calls(Kind.WRITE)).extracting(Call::names).containsExactly(List.of("b"));
  }

  @Test
  void shouldShareNothingWithoutLinger() {
    SharedCalls apart = new SharedCalls(catalogue, withoutLinger(), gate, clock);

    assertThat(done(apart.write(List.of(entity("-1", "a")), NOWHERE))).hasSize(1);
  }

  @Property(tries = 200)
  void shouldAnswerEveryTaskForItsOwnPartAloneWhateverGoesTogether(@ForAll Random random) {
    Map<List<Entity>, CompletableFuture<Reply<Map<String, String>>>> asked = new LinkedHashMap<>();
    catalogue.forgetCalls();
    for (int task = 0; task < 20; task++) {
      List<Entity> batch = entities("task" + task + "/", 1 + random.nextInt(60));
      asked.put(batch, shared.write(batch, Optional.of("c" + random.nextInt(2))));
      if (random.nextInt(4) == 0) {
        pass();
      }
    }
    pass();

    asked.forEach(
        (batch, answer) -> {
          Map<String, String> guids = new TreeMap<>();
          batch.forEach(it -> guids.put(it.guid(), guid(it.name().qualifiedName())));
          assertThat(done(answer)).isEqualTo(guids);
        });
    assertThat(catalogue.calls(Kind.WRITE)).flatExtracting(Call::names).doesNotHaveDuplicates();
  }

  @Test
  void shouldAnswerEveryThreadThatAsks() {
    Catalogue echo = new Echo();
    SharedCalls between = new SharedCalls(echo, SETTINGS, gate, InstantSource.system());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CompletableFuture<?>[] tasks =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.runAsync(() -> askOften(between, "t" + i), threads))
            .toArray(CompletableFuture<?>[]::new);

    assertThat(CompletableFuture.allOf(tasks)).succeedsWithin(Duration.ofSeconds(30));
    threads.shutdownNow();
  }

  /** One call in flight, as a task does. */
  private static void askOften(SharedCalls shared, String task) {
    for (int i = 0; i < 20; i++) {
      List<Entity> batch = entities(task + "/" + i + "/", 1 + i % 3);
      var answer = shared.write(batch, NOWHERE);
      while (!answer.isDone()) {
        shared.tick();
        Thread.onSpinWait();
      }
      batch.forEach(
          it -> assertThat(done(answer)).containsEntry(it.guid(), it.name().qualifiedName()));
    }
  }

  /** Answers from another thread, and gives everybody his name for a guid. */
  private static final class Echo implements Catalogue {
    @Override
    public CompletableFuture<Reply<Map<String, String>>> write(
        List<Entity> batch, Optional<String> collection) {
      Map<String, String> guids = new TreeMap<>();
      batch.forEach(it -> guids.put(it.guid(), it.name().qualifiedName()));
      return CompletableFuture.supplyAsync(() -> new Reply.Done<>(guids));
    }

    @Override
    public CompletableFuture<Reply<List<Found>>> find(String type, Collection<String> names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Reply<Edges>> edges(AssetName entity) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Reply<Map<String, Edges>>> edges(
        String type, Collection<String> names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Reply<List<String>>> delete(Collection<String> guids) {
      throw new UnsupportedOperationException();
    }
  }

  private static Delivery withoutLinger() {
    return new Delivery(
        SETTINGS.operationsPerSecond(),
        SETTINGS.batchEntities(),
        SETTINGS.batchBytes(),
        Duration.ZERO,
        SETTINGS.tick(),
        SETTINGS.backoffFirst(),
        SETTINGS.backoffMost(),
        SETTINGS.doubts(),
        SETTINGS.breakerAfter(),
        SETTINGS.pause(),
        SETTINGS.lateAnswers());
  }

  private void pass() {
    clock.advance(WHILE);
    shared.tick();
  }

  private String guid(String name) {
    return catalogue.entity(table(name)).orElseThrow().guid();
  }

  private Object schemaOf(String name) {
    return catalogue.entity(table(name)).orElseThrow().relationships().get("tabular_schema");
  }

  private static <T> T done(CompletableFuture<Reply<T>> answer) {
    assertThat(answer).isDone();
    return answer.join().value().orElseThrow();
  }

  private static AssetName table(String name) {
    return new AssetName("table", name);
  }

  private static Entity entity(String guid, String name) {
    return new Entity(guid, table(name), new TreeMap<>(), new TreeMap<>());
  }

  private static Entity large(String name) {
    TreeMap<String, Object> text = new TreeMap<>(Map.of("text", "x".repeat(300_000)));
    return new Entity("-1", table(name), text, new TreeMap<>());
  }

  private static List<Entity> entities(String name, int count) {
    List<Entity> entities = new ArrayList<>();
    IntStream.rangeClosed(1, count).forEach(i -> entities.add(entity("-" + i, name + i)));
    return entities;
  }
}
