package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.SKIP;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.FIND;
import static io.lineweave.delivery.FakeCatalogue.Kind.SEARCH;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveTest {
  private static final String LAKE = "https://lake.dfs.core.windows.net/raw/";
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final AssetName FOLDER =
      new AssetName("azure_datalake_gen2_path", LAKE + "orders");
  private static final AssetName SET =
      new AssetName("azure_datalake_gen2_resource_set", LAKE + "orders/{N}.csv");

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
  void shouldJoinWhatIsThere() {
    String guid = room.catalogue.put(TABLE);
    WantedAsset wanted = wanted(TYPED, TABLE);

    room.want(wanted).pass(Duration.ofSeconds(1));

    ResolvedAsset outcome = room.outcome(wanted);
    assertThat(outcome.state()).isEqualTo(State.FOUND);
    assertThat(outcome.asset()).isEqualTo(TABLE);
    assertThat(outcome.guid()).isEqualTo(guid);
    assertThat(outcome.answers(wanted)).isTrue();
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
  }

  @Test
  void shouldCreateWhatIsMissing() {
    WantedAsset wanted = wanted(TYPED, TABLE);

    room.want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
    assertThat(room.catalogue.entity(TABLE).orElseThrow().attributes()).containsEntry("name", "t");
    assertThat(room.catalogue.calls()).hasSize(2);
  }

  @Test
  void shouldCreateOnceForManyGraphs() {
    WantedAsset wanted = wanted(TYPED, TABLE);
    room.catalogue.hold();
    for (int i = 0; i < 10; i++) {
      room.want(wanted).pass(Duration.ofMillis(100));
    }
    room.catalogue.release();
    room.pass(Duration.ofSeconds(1)).want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
    assertThat(room.outcome(wanted).answers(wanted)).isTrue();
  }

  @Test
  void shouldTakeTheFirstCandidateThatExists() {
    AssetName second = new AssetName("azure_sql_view", "mssql://s/db/dbo/v");
    AssetName third = new AssetName("azure_sql_view", "mssql://s/db/dbo/w");
    room.catalogue.put(third);
    room.catalogue.put(second);
    WantedAsset wanted = wanted(TYPED, TABLE, second, third);

    room.want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).asset()).isEqualTo(second);
  }

  @Test
  void shouldLeaveOutByPolicy() {
    WantedAsset wanted = wanted(SKIP, TABLE);

    room.want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.SKIPPED);
    assertThat(room.outcome(wanted).reason()).isNotEmpty();
    assertThat(room.catalogue.names()).isEmpty();
  }

  @Test
  void shouldCreateAPlaceholderThatRemembersWhatWasMeant() {
    WantedAsset wanted = wanted(PLACEHOLDER, TABLE);

    room.want(wanted).pass(Duration.ofSeconds(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.PLACEHOLDER);
    assertThat(room.outcome(wanted).asset().typeName()).isEqualTo("lineweave_placeholder");
    assertThat(room.outcome(wanted).reason()).isEqualTo("stands for azure_sql_table");
    assertThat(room.catalogue.entity(wanted.key()).orElseThrow().attributes())
        .containsEntry("intendedType", TABLE.typeName())
        .containsEntry("intendedName", TABLE.qualifiedName());
  }

  @Test
  void shouldJoinTheScannedFolder() {
    AssetName scanned = new AssetName(FOLDER.typeName(), FOLDER.qualifiedName() + "/");
    room.catalogue.put(scanned);
    WantedAsset wanted = wanted(TYPED, FOLDER);

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).asset()).isEqualTo(scanned);
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
  }

  @Test
  void shouldJoinTheScannedResourceSet() {
    room.catalogue.put(SET);
    WantedAsset wanted = wanted(TYPED, FOLDER);

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).asset()).isEqualTo(SET);
  }

  @Test
  void shouldPreferTheResourceSetToItsFolder() {
    room.catalogue.put(SET);
    room.catalogue.put(FOLDER);
    WantedAsset wanted = wanted(TYPED, FOLDER);

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).asset()).isEqualTo(SET);
  }

  @Test
  void shouldJoinTheFolderInAnotherLetterCase() {
    AssetName scanned = new AssetName(FOLDER.typeName(), LAKE + "Orders");
    room.catalogue.put(scanned);
    WantedAsset wanted = wanted(TYPED, FOLDER);

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).asset()).isEqualTo(scanned);
  }

  @Test
  void shouldNotTakeWhatOnlyBeginsAlike() {
    room.catalogue.put(new AssetName(FOLDER.typeName(), LAKE + "orders_archive"));
    room.catalogue.put(new AssetName(SET.typeName(), LAKE + "orders/returns/{N}.csv"));
    room.catalogue.put(new AssetName(FOLDER.typeName(), LAKE + "orders/2024"));
    WantedAsset wanted = wanted(TYPED, FOLDER);

    room.want(wanted).pass(Duration.ofSeconds(10));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
    assertThat(room.outcome(wanted).asset()).isEqualTo(FOLDER);
  }

  @Test
  void shouldSearchTwiceBeforeCreatingAFolder() {
    WantedAsset wanted = wanted(TYPED, FOLDER);
    room.want(wanted).pass(Duration.ofSeconds(2));
    assertThat(room.catalogue.calls(SEARCH)).hasSize(1);
    assertThat(room.outcome(wanted)).isNull();

    room.catalogue.put(SET);
    room.pass(Duration.ofSeconds(10));

    assertThat(room.catalogue.calls(SEARCH)).hasSize(2);
    assertThat(room.outcome(wanted).asset()).isEqualTo(SET);
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
  }

  @Test
  void shouldNotSearchForWhatIsNoFolder() {
    room.want(wanted(TYPED, TABLE)).pass(Duration.ofSeconds(10));

    assertThat(room.catalogue.calls(SEARCH)).isEmpty();
  }

  @Test
  void shouldLookUpManyInOneCall() {
    for (int i = 0; i < 50; i++) {
      AssetName table = new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + i);
      room.catalogue.put(table);
      room.want(wanted(TYPED, table));
    }

    room.pass(Duration.ofSeconds(1));

    assertThat(room.catalogue.calls(FIND)).hasSize(1);
    assertThat(room.emitted()).hasSize(50);
  }
}
