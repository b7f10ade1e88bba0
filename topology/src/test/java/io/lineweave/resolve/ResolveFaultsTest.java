package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.FIND;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.inCollection;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.FakeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveFaultsTest {
  @TempDir Path directory;
  private ResolveHarness room;

  @BeforeEach
  void open() {
    room = new ResolveHarness(ResolveHarness.settings(), new FakeCatalogue(), directory);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @ParameterizedTest
  @CsvSource({"429,''", "503,''", "500,ATLAS-500-00-001", "401,''", "403,ATLAS-403-00-001"})
  void shouldTakeAFailedLookupForUnknownNeverForAbsent(int status, String code) {
    room.catalogue.put(table(1));
    room.catalogue.refuseNext(3, status, code);
    WantedAsset wanted = wanted(TYPED, table(1));

    room.want(wanted).pass(Duration.ofMinutes(3));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.FOUND);
    assertThat(room.catalogue.calls(FIND)).hasSize(4);
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
    assertThat(room.count("lineweave.resolve.unknown")).isEqualTo(3);
  }

  @Test
  void shouldWaitForACatalogueThatIsDown() {
    room.catalogue.down(true);
    WantedAsset wanted = wanted(TYPED, table(1));
    room.want(wanted).pass(Duration.ofMinutes(10));
    assertThat(room.outcome(wanted)).isNull();

    room.catalogue.down(false);
    room.pass(Duration.ofMinutes(3));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
  }

  @Test
  void shouldStayAwayForAsLongAsToldTo() {
    room.catalogue.refuseNext(1, 429, "", Optional.of(Duration.ofSeconds(60)));

    room.want(wanted(TYPED, table(1))).pass(Duration.ofSeconds(59));

    assertThat(room.catalogue.calls()).hasSize(1);
  }

  @Test
  void shouldLookBeforeWritingAgainWhenAnAnswerIsLost() {
    WantedAsset wanted = wanted(TYPED, table(1));
    room.catalogue.hold();
    room.want(wanted).pass(Duration.ofMillis(50));
    room.catalogue.release();
    room.catalogue.loseNextAnswers(1);
    room.pass(Duration.ofSeconds(20));
    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
    assertThat(room.outcome(wanted)).isNull();

    room.pass(Duration.ofSeconds(30));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 24, 25, 48, 49})
  void shouldFindThePoisonInABatch(int position) {
    room.catalogue.refuseIf(
        entity -> entity.name().equals(table(position)), 404, "ATLAS-404-00-007");
    List<WantedAsset> all = IntStream.range(0, 50).mapToObj(i -> wanted(TYPED, table(i))).toList();

    all.forEach(room::want);
    room.pass(Duration.ofSeconds(10));

    assertThat(all)
        .allSatisfy(
            wanted ->
                assertThat(room.outcome(wanted).state())
                    .isEqualTo(
                        wanted.key().equals(table(position)) ? State.REFUSED : State.CREATED));
    assertThat(room.outcome(all.get(position)).reason()).contains("ATLAS-404-00-007");
    assertThat(room.catalogue.calls(WRITE).size()).isLessThanOrEqualTo(14);
  }

  @Test
  void shouldGiveTheOnlyAssetAnOutcomeTooIfItIsRefused() {
    room.catalogue.refuseIf(entity -> true, 400, "ATLAS-400-00-014");
    WantedAsset wanted = wanted(TYPED, table(1));

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void shouldCondemnNobodyWhileAllAreRefused() {
    room.catalogue.refuseIf(entity -> true, 400, "ATLAS-400-00-01A");
    List<WantedAsset> all = IntStream.range(0, 20).mapToObj(i -> wanted(TYPED, table(i))).toList();
    all.forEach(room::want);
    room.pass(Duration.ofMinutes(5));
    assertThat(room.emitted()).isEmpty();
    assertThat(room.catalogue.calls(WRITE).size()).isLessThan(40);

    room.catalogue.refuseNoMore();
    room.pass(Duration.ofMinutes(2));

    assertThat(all)
        .allSatisfy(wanted -> assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED));
  }

  @Test
  void shouldWaitForOurOwnTypesToBeInstalled() {
    room.catalogue.refuseIf(entity -> true, 400, "ATLAS-400-00-014");
    WantedAsset wanted = wanted(PLACEHOLDER, table(1));
    room.want(wanted).pass(Duration.ofMinutes(2));
    assertThat(room.outcome(wanted)).isNull();
    assertThat(room.count("lineweave.resolve.refused", "what", "type")).isBetween(3.0, 6.0);

    room.catalogue.refuseNoMore();
    room.pass(Duration.ofMinutes(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.PLACEHOLDER);
  }

  @Test
  void shouldTakeATypeThatTheCatalogueDoesNotHaveForAbsent() {
    room.catalogue.refuseNext(1, 400, "ATLAS-400-00-014");
    AssetName unknown = new AssetName("databricks_table", "databricks://x");
    room.catalogue.put(table(1));
    WantedAsset wanted = wanted(TYPED, unknown, table(1));

    room.want(wanted).pass(Duration.ofSeconds(2));

    assertThat(room.outcome(wanted).asset()).isEqualTo(table(1));
  }

  @Test
  void shouldRefuseAtOnceWhatCannotBeLookedUp() {
    WantedAsset wanted =
        wanted(TYPED, new AssetName("azure_sql_table", "mssql://" + "ü".repeat(2_000)));

    room.want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.REFUSED);
    assertThat(room.catalogue.calls()).isEmpty();
  }

  @Test
  void shouldKeepLookupsUnderTheUrlLimit() {
    IntStream.range(0, 30)
        .forEach(
            i -> {
              AssetName table = new AssetName("azure_sql_table", "m/" + "ü".repeat(300) + i);
              room.catalogue.put(table);
              room.want(wanted(TYPED, table));
            });

    room.pass(Duration.ofSeconds(5));

    assertThat(room.emitted()).hasSize(30);
    assertThat(room.catalogue.calls(FIND))
        .hasSize(10)
        .allSatisfy(
            call ->
                assertThat(call.names().stream().mapToInt(Catalogue::lookupCharacters).sum())
                    .isLessThanOrEqualTo(6_000));
  }

  @Test
  void shouldWriteEachCollectionByItself() {
    room.want(inCollection(wanted(TYPED, table(1)), "first"))
        .want(inCollection(wanted(TYPED, table(2)), "second"))
        .want(inCollection(wanted(TYPED, table(3)), "first"))
        .want(wanted(TYPED, table(4)))
        .pass(Duration.ofSeconds(2));

    assertThat(room.catalogue.calls(WRITE))
        .extracting(FakeCatalogue.Call::collection)
        .containsExactly(Optional.of("first"), Optional.of("second"), Optional.empty());
  }

  @Test
  void shouldHaveOneCallInFlight() {
    room.catalogue.hold();
    IntStream.range(0, 200).forEach(i -> room.want(wanted(TYPED, table(i))));

    room.pass(Duration.ofSeconds(5));

    assertThat(room.catalogue.calls()).hasSize(1);
  }

  private static AssetName table(int number) {
    return new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + number);
  }
}
