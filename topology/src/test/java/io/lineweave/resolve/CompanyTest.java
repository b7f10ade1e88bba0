package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.FIND;
import static io.lineweave.delivery.FakeCatalogue.Kind.SEARCH;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.inCollection;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.FakeCatalogue.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes together to the catalogue, and how long it waits for company. */
class CompanyTest {
  private static final String LAKE = "https://lake.dfs.core.windows.net/raw/";
  private static final Duration LINGER = Duration.ofMillis(1_600);
  private static final Duration WHILE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private ResolveHarness room;

  @BeforeEach
  void open() {
    room = new ResolveHarness(ResolveHarness.lingering(LINGER), new FakeCatalogue(), directory);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void shouldLookUpAndCreateTogetherWhatComesWithinTheLinger() {
    for (int i = 0; i < 5; i++) {
      room.want(wanted(TYPED, table(i))).pass(Duration.ofMillis(50));
    }
    room.pass(WHILE);

    assertThat(room.catalogue.calls(FIND)).hasSize(1);
    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
    assertThat(room.catalogue.names()).hasSize(5);
  }

  @Test
  void shouldNotLetALoneQuestionWaitLonger() {
    room.want(wanted(TYPED, table(0))).pass(LINGER.plusMillis(200));

    assertThat(room.outcome(wanted(TYPED, table(0))).state()).isEqualTo(State.CREATED);
  }

  @Test
  void shouldLetALookUpByTypeWaitHalfAsLongAsOneForAllTypes() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant before = room.clock.instant();
      room.catalogue.forgetCalls();
      room.want(wanted(TYPED, table(i)));
      while (room.catalogue.calls(FIND).isEmpty()) {
        room.pass(Duration.ofMillis(50));
      }
      waits.add(Duration.between(before, room.clock.instant()).toMillis());
      room.pass(WHILE);
    }

    assertThat(waits.get(0)).isLessThanOrEqualTo(LINGER.toMillis() / 4);
    assertThat(waits).contains(LINGER.toMillis() / 2);
  }

  @Test
  void shouldNotWaitWhenACallIsFull() {
    IntStream.range(0, 300).forEach(i -> room.want(wanted(TYPED, table(i))));
    room.pass(Duration.ofMillis(100));

    assertThat(room.catalogue.calls(FIND)).isNotEmpty();
  }

  @Test
  void shouldComeToEveryKindOfCallWhileQuestionsOfAnotherGoOnComing() {
    AssetName view = new AssetName("azure_sql_view", "mssql://s/db/dbo/v");
    room.want(wanted(TYPED, view));
    for (int i = 0; i < 100; i++) {
      room.want(wanted(TYPED, table(i))).pass(Duration.ofMillis(50));
    }

    assertThat(room.outcome(wanted(TYPED, view)).state()).isEqualTo(State.CREATED);
  }

  @Test
  void shouldLookUpNothingBehindTheFirstThatIsThere() {
    AssetName view = new AssetName("azure_sql_view", "mssql://s/db/dbo/v");
    room.catalogue.put(table(0));

    room.want(wanted(TYPED, table(0), view)).pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, table(0), view)).asset()).isEqualTo(table(0));
    assertThat(room.catalogue.calls(FIND)).hasSize(1);
  }

  @Test
  void shouldSearchForSeveralFoldersInOneCall() {
    AssetName set = new AssetName("azure_datalake_gen2_resource_set", LAKE + "f1/{N}.csv");
    room.catalogue.put(set);
    IntStream.range(0, 5).forEach(i -> room.want(wanted(TYPED, folder(i))));
    room.pass(WHILE);

    assertThat(room.catalogue.calls(SEARCH))
        .extracting(call -> call.names().size())
        .containsExactly(5, 4);
    assertThat(room.outcome(wanted(TYPED, folder(1))).asset()).isEqualTo(set);
    assertThat(room.outcome(wanted(TYPED, folder(4))).state()).isEqualTo(State.CREATED);
    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
  }

  @Test
  void shouldSearchOneByOneWhenThereIsMoreThanOnePageOfHits() {
    IntStream.range(0, 1_000)
        .forEach(i -> room.catalogue.put(new AssetName("x", LAKE + "f0/" + i)));
    AssetName set = new AssetName("azure_datalake_gen2_resource_set", LAKE + "f1/{N}.csv");
    room.catalogue.put(set);
    room.want(wanted(TYPED, folder(0))).want(wanted(TYPED, folder(1))).pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, folder(1))).asset()).isEqualTo(set);
    assertThat(room.outcome(wanted(TYPED, folder(0))).state()).isEqualTo(State.CREATED);
    assertThat(room.count("lineweave.resolve.cut", "what", "hits")).isEqualTo(2);
  }

  @Test
  void shouldSearchOneByOneWhenASearchForSeveralIsRefused() {
    AssetName set = new AssetName("azure_datalake_gen2_resource_set", LAKE + "f1/{N}.csv");
    room.catalogue.put(set);
    room.want(wanted(TYPED, folder(0))).want(wanted(TYPED, folder(1)));
    while (room.catalogue.calls(FIND).isEmpty()) {
      room.pass(Duration.ofMillis(50));
    }
    room.catalogue.refuseNext(1, 400, "ATLAS-400-00-08A");
    room.pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, folder(1))).asset()).isEqualTo(set);
    assertThat(room.outcome(wanted(TYPED, folder(0))).state()).isEqualTo(State.CREATED);
    assertThat(room.count("lineweave.resolve.refused", "what", "search")).isZero();
  }

  @Test
  void shouldNotTakeASearchForSeveralThatFailedForAnAnswer() {
    AssetName set = new AssetName("azure_datalake_gen2_resource_set", LAKE + "f1/{N}.csv");
    room.catalogue.put(set);
    room.want(wanted(TYPED, folder(0))).want(wanted(TYPED, folder(1)));
    while (room.catalogue.calls(FIND).isEmpty()) {
      room.pass(Duration.ofMillis(50));
    }
    room.catalogue.refuseNext(1, 503, "");
    room.pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, folder(1))).asset()).isEqualTo(set);
  }

  @Test
  void shouldFillACallWithAPartOfASchema() {
    room.want(withColumns(wanted(TYPED, table(0)), columns(30)));
    room.want(withColumns(wanted(TYPED, table(1)), columns(30)));
    room.pass(WHILE);

    assertThat(room.catalogue.calls(WRITE))
        .extracting(Call::names)
        .extracting(List::size)
        .containsExactly(2, 50, 10);
    assertThat(room.catalogue.names()).hasSize(62);
  }

  @Test
  void shouldTellTheRestOfOneSchemaFromTheBeginningOfTheNext() {
    room.want(withColumns(wanted(TYPED, folder(0)), columns(60)));
    room.want(withColumns(wanted(TYPED, folder(1)), columns(10)));
    room.pass(WHILE);

    assertThat(room.catalogue.calls(WRITE))
        .extracting(Call::names)
        .extracting(List::size)
        .containsExactly(2, 50, 12 + 12);
    assertThat(room.catalogue.names()).hasSize(2 + 2 + 70);
  }

  @Test
  void shouldWriteSchemasTogetherOfAssetsThatWereCreatedOneAfterTheOther() {
    for (int i = 0; i < 3; i++) {
      AssetName asset = i == 0 ? folder(0) : table(i);
      room.want(withColumns(wanted(TYPED, asset), columns(3))).pass(LINGER.plusMillis(100));
    }
    room.want(inCollection(wanted(TYPED, table(9)), "elsewhere")).pass(WHILE);

    assertThat(room.catalogue.names()).hasSize(4 + 10);
    assertThat(room.catalogue.calls(WRITE)).hasSizeLessThanOrEqualTo(4 + 3);
  }

  @Test
  void shouldLetTheRestOfASchemaWaitForTheNextDeparture() {
    room.want(withColumns(wanted(TYPED, table(0)), columns(60))).pass(Duration.ofSeconds(7));
    assertThat(room.catalogue.names()).hasSize(1 + 50);
    room.want(withColumns(wanted(TYPED, table(1)), columns(30))).pass(WHILE);

    assertThat(room.catalogue.calls(WRITE))
        .extracting(Call::names)
        .extracting(List::size)
        .containsExactly(1, 50, 1, 40);
  }

  @Test
  void shouldNotLetTheRestOfOneCollectionHoldUpAnother() {
    for (int i = 0; i < 4; i++) {
      WantedAsset asset = withColumns(wanted(TYPED, table(i)), columns(60));
      room.want(inCollection(asset, "collection" + i));
    }
    room.pass(Duration.ofSeconds(12));

    assertThat(room.catalogue.names()).hasSize(4 + 4 * 60);
  }

  @Test
  void shouldLetThoseForWhomSomebodyWaitsGoBeforeSchemasWhileTheRateIsUsedUp() {
    room.want(withColumns(wanted(TYPED, table(0)), columns(3))).pass(Duration.ofSeconds(4));
    useUpTheRate(Duration.ofSeconds(20));
    room.want(wanted(TYPED, table(1)));
    useUpTheRate(Duration.ofSeconds(5));
    assertThat(room.catalogue.names()).containsExactlyInAnyOrder(table(0), table(1));

    room.pass(WHILE);
    assertThat(room.catalogue.names()).hasSize(2 + 3);
  }

  @Test
  void shouldNotLetSchemasWaitForEverWhileTheRateIsUsedUp() {
    room.want(withColumns(wanted(TYPED, table(0)), columns(3)));
    useUpTheRate(Departure.LONGEST.plusSeconds(5));

    assertThat(room.catalogue.names()).hasSize(1 + 3);
  }

  private void useUpTheRate(Duration time) {
    Duration step = Duration.ofMillis(400);
    room.gate.tryPass(100_000);
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      room.pass(step);
      room.gate.tryPass(40_000);
    }
  }

  private static AssetName table(int i) {
    return new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + i);
  }

  private static AssetName folder(int i) {
    return new AssetName("azure_datalake_gen2_path", LAKE + "f" + i);
  }

  private static Column[] columns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Column("c" + i, "int", ""))
        .toArray(Column[]::new);
  }
}
