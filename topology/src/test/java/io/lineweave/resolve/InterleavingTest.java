package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.delivery.Line;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Several tasks, a catalogue that makes duplicates where it can, and everything in any order. */
class InterleavingTest {
  private static final int ASSETS = 12;

  private enum Event {
    WANT,
    RECHECK,
    TICK,
    FINISH,
    TIME_OUT,
    CRASH,
    SCAN
  }

  @Property(tries = 500)
  void shouldMakeOneEntityPerName(@ForAll("histories") List<Tuple2<Event, Integer>> history) {
    World world = new World(3, ASSETS);

    history.forEach(step -> world.happen(step.get1(), step.get2()));
    world.comeToRest();

    assertThat(world.catalogue.copies()).allSatisfy((name, copies) -> assertThat(copies).isOne());
    assertThat(world.untold()).isEmpty();
  }

  @Example
  void shouldMakeOneEntityPerNameForFiveThousandRunsAtOnce() {
    World world = new World(8, 500);
    Random random = new Random(7);

    for (int run = 0; run < 5_000; run++) {
      world.happen(Event.WANT, random.nextInt(1_000));
      world.happen(Event.WANT, random.nextInt(1_000));
      world.happen(Event.TICK, random.nextInt(1_000));
      world.happen(run % 50 == 0 ? Event.TIME_OUT : Event.FINISH, random.nextInt(1_000));
    }
    world.comeToRest();

    assertThat(world.catalogue.copies()).hasSizeGreaterThan(500);
    assertThat(world.catalogue.copies()).allSatisfy((name, copies) -> assertThat(copies).isOne());
    assertThat(world.untold()).isEmpty();
  }

  @Provide
  Arbitrary<List<Tuple2<Event, Integer>>> histories() {
    Arbitrary<Event> events =
        Arbitraries.frequency(
            Tuple.of(6, Event.WANT),
            Tuple.of(1, Event.RECHECK),
            Tuple.of(20, Event.TICK),
            Tuple.of(10, Event.FINISH),
            Tuple.of(2, Event.TIME_OUT),
            Tuple.of(1, Event.CRASH),
            Tuple.of(1, Event.SCAN));
    return Combinators.combine(events, Arbitraries.integers().between(0, 1_000))
        .as(Tuple::of)
        .list()
        .ofMinSize(50)
        .ofMaxSize(300);
  }

  private static final class World {
    final HandClock clock = new HandClock();
    final RacyCatalogue catalogue = new RacyCatalogue(clock);
    final List<MemoryBook> books = new ArrayList<>();
    final List<Resolver> tasks = new ArrayList<>();
    final List<WantedAsset> asked = new ArrayList<>();
    final Supertype supertype = new Supertype(true);
    final int assets;

    World(int owners, int assets) {
      this.assets = assets;
      for (int i = 0; i < owners; i++) {
        books.add(new MemoryBook());
        tasks.add(task(i));
      }
    }

    void happen(Event event, int which) {
      switch (event) {
        case WANT -> want(asset(which % assets));
        case RECHECK -> want(asset(which % assets).rechecked());
        case TICK -> tick(which % tasks.size());
        case FINISH -> catalogue.finish(which);
        case TIME_OUT -> catalogue.timeOut(which);
        case CRASH -> restart(which % tasks.size());
        case SCAN -> catalogue.scan(asset(which % assets).candidates().get(0));
      }
    }

    private void want(WantedAsset asset) {
      asked.add(asset);
      String key = asset.key().text();
      tasks.get(Math.floorMod(key.hashCode(), tasks.size())).want(key, asset);
    }

    private void tick(int task) {
      clock.advance(Duration.ofMillis(50));
      catalogue.finishOld();
      tasks.get(task).tick();
    }

    private void restart(int task) {
      tasks.get(task).close();
      tasks.set(task, task(task));
    }

    void comeToRest() {
      for (int i = 0; i < 1_000 || !catalogue.isIdle(); i++) {
        clock.advance(Duration.ofMillis(200));
        tasks.forEach(task -> catalogue.finish(0));
        catalogue.finishOld();
        tasks.forEach(Resolver::tick);
      }
    }

    List<WantedAsset> untold() {
      return asked.stream()
          .filter(asset -> books.stream().noneMatch(it -> it.told.containsKey(asset.key().text())))
          .toList();
    }

    private Resolver task(int number) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      ResolveSettings settings = ResolveHarness.settings();
      Gate gate = new Gate(settings.delivery().operationsPerSecond(), clock);
      return new Resolver(
          new Room(
              settings,
              catalogue,
              new Line("resolve", settings.delivery(), gate, clock, meters),
              clock,
              books.get(number),
              new Desk(),
              new Suspects(),
              supertype,
              new ResolveMeters(meters)));
    }
  }

  /**
   * Tables that name their neighbour as a candidate too, folders, placeholders, and views that have
   * the name of a table.
   */
  private static WantedAsset asset(int number) {
    AssetName table = new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + number);
    AssetName next = new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + (number + 4) % ASSETS);
    AssetName folder = new AssetName("azure_datalake_gen2_path", "https://l/raw/f" + number);
    return switch (number % 4) {
      case 0 -> withColumns(wanted(TYPED, table, next), new Column("c", "int", ""));
      case 1 -> withColumns(wanted(TYPED, folder), new Column("c", "int", ""));
      case 2 -> wanted(PLACEHOLDER, table);
      default ->
          wanted(TYPED, new AssetName("azure_sql_view", "mssql://s/db/dbo/t" + (number - 3)));
    };
  }
}
