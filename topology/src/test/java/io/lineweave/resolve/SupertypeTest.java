package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.FIND;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.FakeCatalogue.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One look-up for all types: when it is believed, and what it leaves open. */
class SupertypeTest {
  private static final Duration WHILE = Duration.ofSeconds(3);
  private static final AssetName KNOWN = table("known");
  private static final AssetName TABLE = table("t");
  private static final AssetName VIEW = new AssetName("azure_sql_view", "mssql://s/db/dbo/v");
  private static final AssetName FOLDER =
      new AssetName("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net/raw/orders");
  private static final AssetName SET =
      new AssetName("azure_datalake_gen2_resource_set", FOLDER.qualifiedName() + "/{N}.csv");

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

  @Test
  void shouldAskByTypeUntilSomethingIsKnownToBeThere() {
    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW)).pass(Duration.ofMillis(100));

    assertThat(types()).containsExactly(TABLE.typeName(), VIEW.typeName());
  }

  @Test
  void shouldAskForAllTypesInOneCallOnceAnEntityWasFound() {
    findKnown();
    room.catalogue.put(VIEW);

    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW)).pass(WHILE);

    assertThat(types()).containsExactly(Supertype.NAME);
    assertThat(names(0)).contains(KNOWN.qualifiedName());
    assertThat(state(TABLE)).isEqualTo(State.CREATED);
    assertThat(state(VIEW)).isEqualTo(State.FOUND);
  }

  @Test
  void shouldAskForAllTypesInOneCallOnceAnEntityWasCreated() {
    room.want(wanted(TYPED, KNOWN)).pass(WHILE);
    room.catalogue.forgetCalls();

    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW)).pass(WHILE);

    assertThat(types()).containsExactly(Supertype.NAME);
    assertThat(state(VIEW)).isEqualTo(State.CREATED);
  }

  @Test
  void shouldNotAskForTheWitnessAgainOnceItWasSeen() {
    prove();

    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW)).pass(WHILE);

    assertThat(types()).containsExactly(Supertype.NAME);
    assertThat(names(0)).doesNotContain(KNOWN.qualifiedName());
  }

  @Test
  void shouldAskByTypeForEverIfTheWitnessIsNotInTheAnswer() {
    findKnown();
    room.catalogue.hideFromSupertype(name -> true);
    room.catalogue.put(VIEW);

    room.want(wanted(TYPED, VIEW)).pass(WHILE).want(wanted(TYPED, TABLE)).pass(WHILE);

    assertThat(types()).containsExactly(Supertype.NAME, VIEW.typeName(), TABLE.typeName());
    assertThat(state(VIEW)).isEqualTo(State.FOUND);
  }

  @ParameterizedTest
  @CsvSource({"400,ATLAS-400-00-014", "404,ATLAS-404-00-009", "400,ATLAS-400-00-01A"})
  void shouldAskByTypeForEverIfTheFirstLookUpIsRefused(int status, String code) {
    findKnown();
    room.catalogue.put(VIEW);
    room.catalogue.refuseNext(1, status, code);

    room.want(wanted(TYPED, VIEW)).pass(WHILE).want(wanted(TYPED, TABLE)).pass(WHILE);

    assertThat(types()).containsExactly(Supertype.NAME, VIEW.typeName(), TABLE.typeName());
    assertThat(state(VIEW)).isEqualTo(State.FOUND);
    assertThat(state(TABLE)).isEqualTo(State.CREATED);
  }

  @ParameterizedTest
  @CsvSource({"429,''", "503,''", "500,''", "403,ATLAS-403-00-001"})
  void shouldTakeAFailedLookUpForUnknownNeverForAbsent(int status, String code) {
    findKnown();
    room.catalogue.put(VIEW);
    room.catalogue.refuseNext(2, status, code);

    room.want(wanted(TYPED, VIEW)).pass(Duration.ofMinutes(2));

    assertThat(types()).hasSize(3).containsOnly(Supertype.NAME);
    assertThat(state(VIEW)).isEqualTo(State.FOUND);
    assertThat(room.count("lineweave.resolve.unknown")).isEqualTo(4);
  }

  @Test
  void shouldAskByTypeForWhatAnEntityOfAnotherTypeHides() {
    AssetName twin = new AssetName("azure_sql_view", TABLE.qualifiedName());
    prove();
    room.catalogue.put(TABLE);
    room.catalogue.put(twin);

    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, twin)).pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, TABLE)).asset()).isEqualTo(TABLE);
    assertThat(room.outcome(wanted(TYPED, twin)).asset()).isEqualTo(twin);
    assertThat(types()).containsExactly(Supertype.NAME, twin.typeName());
    assertThat(names(0)).containsExactly(TABLE.qualifiedName());
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
  }

  @Test
  void shouldTakeTheFirstCandidateAlsoIfALaterOneHidesIt() {
    AssetName twin = new AssetName("aaa_first_by_name", TABLE.qualifiedName());
    prove();
    room.catalogue.put(TABLE);
    room.catalogue.put(twin);

    room.want(wanted(TYPED, TABLE, twin)).pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, TABLE)).asset()).isEqualTo(TABLE);
  }

  @Test
  void shouldCreateWhatOnlyAnEntityOfAnotherTypeIsNamedLike() {
    AssetName twin = new AssetName("azure_sql_view", TABLE.qualifiedName());
    prove();
    room.catalogue.put(twin);

    room.want(wanted(TYPED, TABLE)).pass(WHILE);

    assertThat(state(TABLE)).isEqualTo(State.CREATED);
    assertThat(types()).containsExactly(Supertype.NAME, TABLE.typeName());
  }

  @Test
  void shouldNotTakeWhatASearchNamedForAbsent() {
    prove();
    room.catalogue.put(SET);
    room.catalogue.hideFromSupertype(SET::equals);

    room.want(wanted(TYPED, FOLDER)).pass(Duration.ofSeconds(20));

    assertThat(room.outcome(wanted(TYPED, FOLDER)).asset()).isEqualTo(SET);
  }

  @Test
  void shouldLookForWhatOurPlaceholderStandsForByItsType() {
    prove();
    WantedAsset wanted = wanted(PLACEHOLDER, TABLE);
    room.want(wanted).pass(WHILE);
    room.catalogue.put(TABLE);
    room.catalogue.forgetCalls();

    room.pass(Duration.ofHours(2), Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.FOUND);
    assertThat(types()).containsExactly(TABLE.typeName());
  }

  @Test
  void shouldLookByTypeAfterACreateWhoseEndIsNotKnown() {
    prove();
    room.catalogue.hold();
    room.want(wanted(TYPED, TABLE)).pass(Duration.ofMillis(100));
    room.catalogue.release();
    room.catalogue.loseNextAnswers(1);
    room.catalogue.hideFromSupertype(TABLE::equals);
    room.pass(Duration.ofMinutes(2));

    assertThat(state(TABLE)).isEqualTo(State.CREATED);
    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
    assertThat(types()).containsExactly(Supertype.NAME, TABLE.typeName());
  }

  @Test
  void shouldFindThePoisonByType() {
    prove();
    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW));
    room.catalogue.refuseNext(1, 400, "ATLAS-400-00-01A");
    room.pass(WHILE);
    room.want(wanted(TYPED, table("later"))).pass(WHILE);

    assertThat(types())
        .containsExactly(Supertype.NAME, TABLE.typeName(), VIEW.typeName(), Supertype.NAME);
    assertThat(state(TABLE)).isEqualTo(State.CREATED);
    assertThat(state(VIEW)).isEqualTo(State.CREATED);
  }

  @Test
  void shouldNeverTakeOneNameOfManyForAbsentWhereAllHaveToBeThere() {
    AssetName second = table("u");
    prove();
    room.catalogue.strict(true);
    room.catalogue.put(second);

    room.want(wanted(TYPED, TABLE, second)).want(wanted(TYPED, VIEW)).pass(WHILE);

    assertThat(room.outcome(wanted(TYPED, TABLE)).asset()).isEqualTo(second);
    assertThat(state(VIEW)).isEqualTo(State.CREATED);
    assertThat(room.catalogue.entity(TABLE)).isEmpty();
  }

  @Test
  void shouldKeepOneCallUnderTheUrlLimitWithItsWitness() {
    findKnown();
    IntStream.range(0, 30)
        .mapToObj(i -> table("ü".repeat(300) + i))
        .forEach(table -> room.want(wanted(TYPED, table)));

    room.pass(WHILE);

    assertThat(room.catalogue.names()).hasSize(31);
    assertThat(room.catalogue.calls(FIND))
        .allSatisfy(
            call ->
                assertThat(call.names().stream().mapToInt(Catalogue::lookupCharacters).sum())
                    .isLessThanOrEqualTo(Catalogue.MAX_LOOKUP_CHARACTERS));
  }

  @Test
  void shouldNeverAskSoWhereItIsSwitchedOff() {
    room.close();
    room = new ResolveHarness(ResolveHarness.byType(), new FakeCatalogue(), directory);
    findKnown();

    room.want(wanted(TYPED, TABLE)).want(wanted(TYPED, VIEW)).pass(WHILE);

    assertThat(types()).containsExactly(TABLE.typeName(), VIEW.typeName());
  }

  /** Something is found by its type, so that it can bear witness. */
  private void findKnown() {
    room.catalogue.put(KNOWN);
    room.want(wanted(TYPED, KNOWN)).pass(WHILE);
    room.catalogue.forgetCalls();
  }

  /** The catalogue has shown that it finds entities by their supertype. */
  private void prove() {
    findKnown();
    AssetName other = table("other");
    room.catalogue.put(other);
    room.want(wanted(TYPED, other)).pass(WHILE);
    assertThat(types()).containsExactly(Supertype.NAME);
    room.catalogue.forgetCalls();
  }

  private State state(AssetName name) {
    return room.outcome(wanted(TYPED, name)).state();
  }

  private List<String> types() {
    return room.catalogue.calls(FIND).stream().map(Call::type).toList();
  }

  private List<String> names(int call) {
    return room.catalogue.calls(FIND).get(call).names();
  }

  private static AssetName table(String name) {
    return new AssetName("azure_sql_table", "mssql://s/db/dbo/" + name);
  }
}
