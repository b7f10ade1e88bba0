package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.described;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import io.lineweave.delivery.FakeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final Duration WHILE = Duration.ofSeconds(20);
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final AssetName FOLDER =
      new AssetName("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net/raw/orders");
  private static final AssetName SCHEMA =
      new AssetName("tabular_schema", FOLDER.qualifiedName() + "#__tabular_schema");
  private static final Column ID = new Column("id", "int", "");
  private static final Column NAME = new Column("name", "string", "of the customer");

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
  void shouldGiveAFolderATabularSchema() {
    room.want(withColumns(wanted(TYPED, FOLDER), ID, NAME)).pass(WHILE);

    assertThat(room.catalogue.names())
        .containsExactlyInAnyOrder(FOLDER, SCHEMA, column("id"), column("name"));
    assertThat(room.catalogue.entity(FOLDER).orElseThrow().relationships())
        .containsEntry("tabular_schema", new Reference.ByGuid("-2", "tabular_schema"));
    assertThat(room.catalogue.entity(column("name")).orElseThrow().attributes())
        .containsEntry("name", "name")
        .containsEntry("type", "string")
        .containsEntry("description", "of the customer");
  }

  @Test
  void shouldGiveAnSqlTableItsOwnColumns() {
    room.want(withColumns(wanted(TYPED, TABLE), ID, new Column("x", "", ""))).pass(WHILE);

    AssetName id = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#id");
    AssetName x = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#x");
    assertThat(room.catalogue.names()).containsExactlyInAnyOrder(TABLE, id, x);
    Entity column = room.catalogue.entity(id).orElseThrow();
    assertThat(column.attributes()).containsEntry("data_type", "int");
    assertThat(column.relationships()).containsEntry("table", new Reference.ByName(TABLE));
    assertThat(room.catalogue.entity(x).orElseThrow().attributes())
        .containsEntry("data_type", "unknown");
  }

  @Test
  void shouldWriteManyColumnsInChunks() {
    room.want(withColumns(wanted(TYPED, TABLE), columns(120))).pass(WHILE);

    assertThat(room.catalogue.calls(WRITE))
        .extracting(call -> call.names().size())
        .containsExactly(1, 50, 50, 20);
  }

  @Test
  void shouldLeaveOutColumnsOverTheLimit() {
    room.want(withColumns(wanted(TYPED, TABLE), columns(600))).pass(WHILE);

    assertThat(room.catalogue.names()).hasSize(501);
    assertThat(room.count("lineweave.resolve.cut", "what", "columns")).isEqualTo(100);
  }

  @Test
  void shouldResolveAllBeforeWritingSchemas() {
    for (int i = 0; i < 60; i++) {
      AssetName table = new AssetName("azure_sql_table", "mssql://s/db/dbo/t" + i);
      room.want(withColumns(wanted(TYPED, table), ID));
    }

    room.pass(WHILE);

    List<Integer> sizes =
        room.catalogue.calls(WRITE).stream().map(call -> call.names().size()).toList();
    assertThat(sizes).containsExactly(50, 10, 50, 10);
  }

  @Test
  void shouldWriteSchemasOfSeveralAssetsInOneCall() {
    AssetName other = new AssetName(FOLDER.typeName(), FOLDER.qualifiedName() + "2");
    room.want(wanted(TYPED, FOLDER)).want(wanted(TYPED, other)).pass(WHILE);
    room.catalogue.forgetCalls();

    room.want(withColumns(wanted(TYPED, FOLDER), ID, NAME));
    room.want(withColumns(wanted(TYPED, other), ID)).pass(WHILE);

    assertThat(room.catalogue.calls(WRITE)).hasSize(1);
    assertThat(room.catalogue.names()).hasSize(4 + 3).contains(SCHEMA, column("name"));
    assertThat(room.catalogue.entity(FOLDER).orElseThrow().relationships())
        .containsEntry("tabular_schema", new Reference.ByGuid("-2", "tabular_schema"));
    assertThat(room.catalogue.entity(other).orElseThrow().relationships())
        .containsEntry("tabular_schema", new Reference.ByGuid("-6", "tabular_schema"));
  }

  @Test
  void shouldNotLetOneRefusedColumnHoldUpTheSchemasOfOthers() {
    AssetName poison = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#id");
    room.catalogue.refuseIf(entity -> entity.name().equals(poison), 404, "ATLAS-404-00-007");
    room.want(withColumns(wanted(TYPED, TABLE), ID, NAME));
    room.want(withColumns(wanted(TYPED, FOLDER), ID, NAME));

    room.pass(WHILE);

    assertThat(room.catalogue.names())
        .hasSize(2 + 1 + 3)
        .contains(column("id"), column("name"))
        .doesNotContain(poison);
    assertThat(room.count("lineweave.resolve.refused", "what", "column")).isEqualTo(1);
  }

  @Test
  void shouldNotTouchTheSchemaOfWhatItFound() {
    room.catalogue.put(TABLE);

    room.want(described(withColumns(wanted(TYPED, TABLE), ID), "ours")).pass(WHILE);

    assertThat(room.catalogue.calls(WRITE)).isEmpty();
  }

  @Test
  void shouldNotGiveAPlaceholderASchema() {
    WantedAsset wanted = withColumns(wanted(PLACEHOLDER, TABLE), ID);

    room.want(wanted).pass(WHILE);

    assertThat(room.catalogue.names()).containsExactly(wanted.key());
  }

  @Test
  void shouldKeepTheSchemaOfItsOwnAssetsCurrent() {
    room.want(withColumns(wanted(TYPED, FOLDER), ID, NAME)).pass(WHILE);
    room.catalogue.forgetCalls();

    Column wider = new Column("id", "long", "");
    Column added = new Column("added", "date", "");
    room.want(withColumns(wanted(TYPED, FOLDER), wider, NAME, added)).pass(WHILE);

    assertThat(room.catalogue.calls()).hasSize(1);
    assertThat(room.catalogue.calls(WRITE).get(0).names())
        .containsExactly(column("id").qualifiedName(), column("added").qualifiedName());
    assertThat(room.catalogue.entity(column("id")).orElseThrow().attributes())
        .containsEntry("type", "long");
  }

  @Test
  void shouldNotWriteWhatAnotherJobLeavesOut() {
    room.want(withColumns(wanted(TYPED, FOLDER), ID, NAME)).pass(WHILE);
    room.catalogue.forgetCalls();

    for (int i = 0; i < 3; i++) {
      room.want(withColumns(wanted(TYPED, FOLDER), NAME)).pass(WHILE);
      room.want(withColumns(wanted(TYPED, FOLDER), new Column("name", "", ""), ID)).pass(WHILE);
    }

    assertThat(room.catalogue.calls()).isEmpty();
  }

  @Test
  void shouldComeToAnEndWithTwoColumnsOfOneName() {
    WantedAsset wanted = withColumns(wanted(TYPED, TABLE), ID, new Column("id", "long", ""));

    room.want(wanted).pass(WHILE).want(wanted).pass(WHILE);

    assertThat(room.catalogue.calls(WRITE)).hasSize(2);
  }

  @Test
  void shouldCatchUpWithAColumnThatChangedWhileItWasWritten() {
    room.want(withColumns(wanted(TYPED, TABLE), ID)).pass(Duration.ofMillis(150));
    room.catalogue.hold();
    room.pass(Duration.ofMillis(100));
    WantedAsset changed = withColumns(wanted(TYPED, TABLE), new Column("id", "long", ""));
    room.want(changed);
    room.catalogue.release();

    room.pass(WHILE);

    AssetName id = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#id");
    assertThat(room.catalogue.entity(id).orElseThrow().attributes())
        .containsEntry("data_type", "long");
  }

  @Test
  void shouldDropOnlyTheColumnThatIsRefused() {
    AssetName poison = new AssetName("azure_sql_column", TABLE.qualifiedName() + "#c7");
    room.catalogue.refuseIf(entity -> entity.name().equals(poison), 404, "ATLAS-404-00-007");
    WantedAsset wanted = withColumns(wanted(TYPED, TABLE), columns(60));

    room.want(wanted).pass(Duration.ofMinutes(1));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
    assertThat(room.catalogue.names()).hasSize(60).doesNotContain(poison);
    assertThat(room.count("lineweave.resolve.refused", "what", "column")).isEqualTo(1);
  }

  @Test
  void shouldCreateTheAssetAgainIfItIsGoneWhenItsSchemaComes() {
    room.want(withColumns(wanted(TYPED, TABLE), ID)).pass(Duration.ofMillis(100));
    room.catalogue.remove(TABLE);
    room.catalogue.refuseNext(1, 404, "ATLAS-404-00-00A");

    room.pass(WHILE);

    assertThat(room.catalogue.names()).hasSize(2).contains(TABLE);
  }

  @Test
  void shouldKeepItsOwnDescriptionCurrent() {
    room.want(described(wanted(TYPED, TABLE), "first")).pass(WHILE);
    room.want(described(wanted(TYPED, TABLE), "second")).pass(WHILE);

    assertThat(description()).isEqualTo("second");
  }

  @Test
  void shouldAddADescriptionThatComesLater() {
    room.want(wanted(TYPED, TABLE)).pass(WHILE);
    room.want(described(wanted(TYPED, TABLE), "later")).pass(WHILE);

    assertThat(description()).isEqualTo("later");
  }

  @Test
  void shouldNotWriteOverWhatAPersonWrote() {
    room.want(described(wanted(TYPED, TABLE), "ours")).pass(WHILE);
    describeByHand("a person's");

    room.want(described(wanted(TYPED, TABLE), "ours, changed")).pass(WHILE);
    room.want(described(withColumns(wanted(TYPED, TABLE), ID), "ours again")).pass(WHILE);

    assertThat(description()).isEqualTo("a person's");
    assertThat(room.catalogue.names()).hasSize(2);
  }

  private Object description() {
    return room.catalogue.entity(TABLE).orElseThrow().attributes().get("description");
  }

  private void describeByHand(String text) {
    TreeMap<String, Object> attributes = new TreeMap<>(Map.of("name", "t", "description", text));
    room.catalogue
        .write(List.of(new Entity("-1", TABLE, attributes, new TreeMap<>())), Optional.empty())
        .join();
  }

  private static AssetName column(String name) {
    return new AssetName("column", SCHEMA.qualifiedName() + "//" + name);
  }

  private static Column[] columns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Column("c" + i, "int", ""))
        .toArray(Column[]::new);
  }
}
