package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.delivery.Line;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What outlives a task, and what a task does that takes over. */
class RestartTest {
  private final HandClock clock = new HandClock();
  private final FakeCatalogue catalogue = new FakeCatalogue();
  private final MemoryBook book = new MemoryBook();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Resolver resolver = resolver();

  @Test
  void shouldFinishWhatTheLastOwnerLeft() {
    want(table(1));
    restart();

    pass(Duration.ofSeconds(1));

    assertThat(state(1)).isEqualTo(State.CREATED);
  }

  @Test
  void shouldKnowForOursWhatTheLastOwnerWasCreating() {
    catalogue.hold();
    want(withColumns(table(1), new Column("c", "int", "")));
    tick();
    catalogue.release();
    tick();
    restart();

    pass(Duration.ofSeconds(70));

    assertThat(catalogue.calls(WRITE)).hasSize(2);
    assertThat(state(1)).isEqualTo(State.CREATED);
    assertThat(catalogue.names()).hasSize(2);
  }

  @Test
  void shouldNotTouchForAWhileWhatTheLastOwnerWasCreating() {
    catalogue.hold();
    want(table(1));
    tick();
    catalogue.release();
    catalogue.hold();
    tick();
    restart();
    catalogue.forgetCalls();

    pass(Duration.ofSeconds(29));

    assertThat(catalogue.calls()).isEmpty();
  }

  @Test
  void shouldHandOnAgainWhatMayNotBeDurable() {
    want(table(1));
    pass(Duration.ofSeconds(1));
    book.told.clear();
    restart();

    pass(Duration.ofSeconds(1));

    assertThat(book.told).containsKey(table(1).key().text());
  }

  @Test
  void shouldNotHandOnAgainWhatIsDurable() {
    want(table(1));
    pass(Duration.ofMinutes(3));
    book.told.clear();
    restart();

    pass(Duration.ofMinutes(3));

    assertThat(book.told).isEmpty();
  }

  @Test
  void shouldWriteTheRestOfASchema() {
    Column[] columns =
        IntStream.range(0, 120)
            .mapToObj(i -> new Column("c" + i, "int", ""))
            .toArray(Column[]::new);
    want(withColumns(table(1), columns));
    IntStream.range(0, 4).forEach(i -> tick());
    assertThat(catalogue.names().size()).isLessThan(121);
    restart();

    pass(Duration.ofMinutes(1));

    assertThat(catalogue.names()).hasSize(121);
  }

  @Test
  void shouldResolveMoreThanFitsOnItsDesk() {
    List<WantedAsset> all =
        IntStream.range(0, 3 * Desk.MOST_ASKED).mapToObj(RestartTest::table).toList();

    all.forEach(this::want);
    pass(Duration.ofMinutes(2));

    assertThat(book.told).hasSize(all.size());
    assertThat(catalogue.names()).hasSize(all.size());
  }

  @Test
  void shouldMakeNoCallInSteadyState() {
    List<WantedAsset> all = IntStream.range(0, 100_000).mapToObj(RestartTest::table).toList();
    all.forEach(this::know);
    restart();

    all.forEach(this::want);
    pass(Duration.ofMinutes(30), Duration.ofSeconds(1));

    assertThat(catalogue.calls()).isEmpty();
    assertThat(book.told).hasSize(all.size());
  }

  private void know(WantedAsset asset) {
    Found found = new Found("guid", asset.key());
    Known known = Known.asked(asset, asset.fingerprint(), clock.instant());
    book.write(
        asset.key().text(),
        known.found(found, clock.instant()).told(clock.instant().plus(Duration.ofDays(30))));
  }

  private void want(WantedAsset asset) {
    resolver.want(asset.key().text(), asset);
  }

  private void restart() {
    resolver.close();
    resolver = resolver();
  }

  private void tick() {
    clock.advance(Duration.ofMillis(50));
    resolver.tick();
  }

  private void pass(Duration duration) {
    pass(duration, Duration.ofMillis(50));
  }

  private void pass(Duration duration, Duration step) {
    for (long left = duration.toMillis(); left > 0; left -= step.toMillis()) {
      clock.advance(step);
      resolver.tick();
    }
  }

  private State state(int number) {
    return book.told.get(table(number).key().text()).state();
  }

  private static WantedAsset table(int number) {
    return wanted(TYPED, new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + number));
  }

  private Resolver resolver() {
    ResolveSettings settings = ResolveHarness.settings();
    Gate gate = new Gate(settings.delivery().operationsPerSecond(), clock);
    return new Resolver(
        new Room(
            settings,
            catalogue,
            new Line("resolve", settings.delivery(), gate, clock, meters),
            clock,
            book,
            new Desk(),
            new Suspects(),
            new Supertype(true),
            new ResolveMeters(meters)));
  }
}
