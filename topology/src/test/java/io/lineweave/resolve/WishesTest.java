package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.resolve.ResolveHarness.described;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WishesTest {
  private static final AssetName TABLE = table("t");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Wishes wishes = new Wishes(3, new ResolveMeters(registry));

  @Test
  void shouldKeepTheCandidatesOfEarlierGraphsBehindThoseOfTheLater() {
    WantedAsset all = together(wanted(TYPED, TABLE, table("a")), wanted(TYPED, TABLE, table("b")));

    assertThat(all.candidates()).containsExactly(TABLE, table("b"), table("a"));
  }

  @Test
  void shouldDropEarlierCandidatesWhenAllIsToBeFoundOutAnew() {
    WantedAsset all =
        together(wanted(TYPED, TABLE, table("a")), wanted(TYPED, TABLE, table("b")).rechecked());

    assertThat(all.candidates()).containsExactly(TABLE, table("b"));
    assertThat(all.recheck()).isTrue();
  }

  @Test
  void shouldNotForgetThatAllIsToBeFoundOutAnew() {
    assertThat(together(wanted(TYPED, TABLE).rechecked(), wanted(TYPED, TABLE)).recheck()).isTrue();
  }

  @Test
  void shouldUniteColumnsAndKeepWhatTheLaterGraphDoesNotSay() {
    WantedAsset one =
        withColumns(wanted(TYPED, TABLE), new Column("a", "int", "first"), new Column("b", "", ""));
    WantedAsset other =
        withColumns(wanted(TYPED, TABLE), new Column("b", "date", ""), new Column("a", "", ""));

    assertThat(together(one, other).columns())
        .containsExactly(new Column("a", "int", "first"), new Column("b", "date", ""));
  }

  @Test
  void shouldKeepADescriptionThatTheLaterGraphDoesNotHave() {
    assertThat(
            together(described(wanted(TYPED, TABLE), "text"), wanted(TYPED, TABLE)).description())
        .isEqualTo("text");
  }

  @Test
  void shouldCutWhatIsOverTheBoundsAndCountIt() {
    AssetName[] candidates =
        IntStream.range(0, 40).mapToObj(i -> table("t" + i)).toArray(AssetName[]::new);
    Column[] columns =
        IntStream.range(0, 5).mapToObj(i -> new Column("c" + i, "", "")).toArray(Column[]::new);
    String emoji = "x".repeat(7_999) + "😀";

    WantedAsset bounded =
        wishes.bounded(withColumns(described(wanted(TYPED, candidates), emoji), columns));

    assertThat(wishes.bounded(wanted(TYPED, candidates)).candidates()).hasSize(32);
    assertThat(bounded.columns()).hasSize(3);
    assertThat(registry.get("lineweave.resolve.cut").tag("what", "columns").counter().count())
        .isEqualTo(2);
    assertThat(wishes.bounded(described(wanted(TYPED, TABLE), emoji)).description())
        .isEqualTo("x".repeat(7_999));
  }

  @Test
  void shouldLeaveOutCandidatesThatNoLookupCanCarry() {
    AssetName endless = table("ü".repeat(2_000));

    assertThat(wishes.bounded(wanted(TYPED, TABLE, endless)).candidates()).containsExactly(TABLE);
  }

  private WantedAsset together(WantedAsset known, WantedAsset later) {
    return wishes.together(
        known,
        later,
        new Disputes(
            Collections.emptySortedMap(), known.written(), later.written(), Instant.EPOCH));
  }

  private static AssetName table(String name) {
    return new AssetName("azure_sql_table", "mssql://s/db/dbo/" + name);
  }
}
