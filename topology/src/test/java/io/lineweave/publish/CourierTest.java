package io.lineweave.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.delivery.Line;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

class CourierTest {
  private static final PublishSettings SETTINGS = PublishSettings.DEFAULT;

  /** Twenty pauses of half a minute, and the back-off between. */
  private static final Duration LONGEST = Duration.ofSeconds(800);

  private HandClock clock;
  private FakeCatalogue catalogue;
  private TestDesk desk;
  private Courier courier;

  @BeforeTry
  void open() {
    clock = new HandClock();
    catalogue = new FakeCatalogue();
    desk = new TestDesk();
    Gate gate = new Gate(1_000_000, clock);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Line line = new Line("publish", SETTINGS.delivery(), gate, clock, meters);
    courier = new Courier(SETTINGS, new Publish.World(catalogue, gate, clock, meters), line, desk);
  }

  @Property(tries = 50)
  void shouldFindOnePoisonWithAtMostThirteenMoreCalls(
      @ForAll @IntRange(max = 49) int position, @ForAll @IntRange(min = 2, max = 50) int size) {
    String poison = "p" + position % size;
    catalogue.refuseIf(named(Set.of(poison)), 400, "ATLAS-400-00-014");
    deliver(size);
    assertThat(desk.refused).containsExactly(poison);
    assertThat(desk.accepted).hasSize(size - 1).doesNotContain(poison);
    assertThat(catalogue.calls(Kind.WRITE)).hasSizeLessThanOrEqualTo(14);
  }

  @Property(tries = 50)
  void shouldFindEveryPoisonAndAcceptEverythingElse(
      @ForAll @Size(max = 4) Set<@IntRange(max = 99) Integer> poisoned) {
    Set<String> poison = new TreeSet<>();
    poisoned.forEach(i -> poison.add("p" + i));
    catalogue.refuseIf(named(poison), 400, "ATLAS-400-00-014");
    deliver(100);
    assertThat(new TreeSet<>(desk.refused)).isEqualTo(poison);
    assertThat(desk.accepted).hasSize(100 - poison.size()).noneMatch(poison::contains);
  }

  @Property(tries = 50)
  void shouldBringEverythingToAnEndWhateverTheFaults(
      @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> faults) {
    faults.forEach(this::fault);
    deliver(120);
    assertThat(desk.refused).isEmpty();
    assertThat(new TreeSet<>(desk.accepted)).hasSize(120);
  }

  @Example
  void shouldSendALoneProcessOnlyAfterItLingered() {
    courier.enqueue("p0");
    courier.tick();
    assertThat(catalogue.calls()).isEmpty();
    clock.advance(SETTINGS.delivery().linger());
    courier.tick();
    assertThat(catalogue.calls()).hasSize(1);
  }

  @Example
  void shouldSendAFullBatchAtOnce() {
    for (int i = 0; i < SETTINGS.delivery().batchEntities(); i++) {
      courier.enqueue("p" + i);
    }
    courier.tick();
    assertThat(catalogue.calls()).hasSize(1);
  }

  @Example
  void shouldMakeUpTheNextBatchAndNoMoreWhileACallIsInFlight() {
    catalogue.hold();
    enqueue(0, 110);
    ticks(2);
    assertThat(desk.prepared).containsExactlyElementsOf(names(50, 100));
    ticks(5);
    assertThat(desk.prepared).hasSize(50);
  }

  @Example
  void shouldSendTheNextBatchBeforeItBooksTheAnswer() {
    catalogue.hold();
    enqueue(0, 100);
    courier.tick();
    catalogue.release();
    catalogue.hold();
    courier.tick();
    assertThat(catalogue.calls(Kind.WRITE)).hasSize(2);
    assertThat(desk.accepted).isEmpty();
    ticks(3);
    assertThat(desk.accepted).isEqualTo(names(0, 50));
  }

  @Example
  void shouldBookAnAnswerBeforeItTakesTheNext() {
    enqueue(0, 100);
    ticks(3);
    assertThat(desk.accepted).isEqualTo(names(0, 100));
  }

  @Example
  void shouldBookAProcessBeforeItIsSentAgain() {
    catalogue.hold();
    enqueue(0, 50);
    courier.tick();
    enqueue(49, 99);
    ticks(4);
    assertThat(desk.prepared).containsExactlyElementsOf(names(50, 99));
    catalogue.release();
    courier.tick();
    assertThat(desk.callsWhenAccepted).hasSize(50).containsOnly(1);
    assertThat(catalogue.calls(Kind.WRITE)).hasSize(2);
  }

  private void ticks(int count) {
    for (int i = 0; i < count; i++) {
      courier.tick();
    }
  }

  @Example
  void shouldNotSendBeforeItDividedWhatWasRefused() {
    catalogue.refuseIf(named(Set.of("p0")), 400, "ATLAS-400-00-014");
    enqueue(0, 100);
    courier.tick();
    courier.tick();
    assertThat(catalogue.calls(Kind.WRITE).get(1).names()).isEqualTo(names(0, 25));
  }

  private void enqueue(int from, int to) {
    names(from, to).forEach(courier::enqueue);
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "p" + i).toList();
  }

  private void fault(int kind) {
    switch (kind) {
      case 0 -> catalogue.refuseNext(1, 429, "", Optional.of(Duration.ofSeconds(3)));
      case 1 -> catalogue.refuseNext(1, 503, "");
      case 2 -> catalogue.ignoreNext(1);
      case 3 -> catalogue.refuseNext(1, 401, "");
      case 4 -> catalogue.refuseNext(1, 500, "");
      case 5 -> catalogue.loseNextAnswers(1);
      default -> throw new IllegalArgumentException();
    }
  }

  private void deliver(int count) {
    for (int i = 0; i < count; i++) {
      courier.enqueue("p" + i);
    }
    Instant end = clock.instant().plus(LONGEST);
    while (clock.instant().isBefore(end) && desk.open(count)) {
      courier.tick();
      clock.advance(SETTINGS.delivery().tick());
    }
  }

  private static Predicate<Entity> named(Set<String> names) {
    return entity -> names.contains(entity.name().qualifiedName());
  }

  private final class TestDesk implements Desk {
    final List<String> accepted = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final Set<String> prepared = new LinkedHashSet<>();
    final List<Integer> callsWhenAccepted = new ArrayList<>();

    boolean open(int count) {
      return new TreeSet<>(accepted).size() + refused.size() < count;
    }

    @Override
    public boolean isPrepared(String process) {
      return prepared.contains(process);
    }

    @Override
    public boolean prepare(String process) {
      return prepared.add(process);
    }

    @Override
    public Optional<Parcel> pack(String process) {
      Entity entity =
          new Entity(
              "-1", new AssetName("process", process), new TreeMap<>(Map.of()), new TreeMap<>());
      return Optional.of(
          new Parcel(
              new Built(
                  entity,
                  new TreeSet<>(),
                  new TreeSet<>(),
                  new TreeSet<>(),
                  List.of(),
                  100,
                  process),
              1,
              false));
    }

    @Override
    public void sent(List<Parcel> parcels) {}

    @Override
    public void answered() {}

    @Override
    public void unanswered(Parcel parcel) {}

    @Override
    public void accepted(Parcel parcel, String guid, List<String> warnings) {
      accepted.add(parcel.process());
      callsWhenAccepted.add(catalogue.calls(Kind.WRITE).size());
    }

    @Override
    public void refused(Parcel parcel, String words) {
      refused.add(parcel.process());
    }

    @Override
    public void vanished(Parcel parcel, String words) {
      throw new AssertionError("nothing vanishes here");
    }
  }
}
