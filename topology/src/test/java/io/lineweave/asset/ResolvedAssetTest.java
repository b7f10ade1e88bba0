package io.lineweave.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvedAssetTest {
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final AssetName VIEW = new AssetName("azure_sql_view", "mssql://s/db/dbo/t");

  @Test
  void shouldAnswerTheSameWantedAsset() {
    assertThat(outcome(State.CREATED).answers(wanted(List.of(TABLE), "int"))).isTrue();
    assertThat(outcome(State.FOUND).answers(wanted(List.of(TABLE), "int"))).isTrue();
  }

  @Test
  void shouldNotAnswerAnotherSchemaOfAnAssetThatWeCreated() {
    assertThat(outcome(State.CREATED).answers(wanted(List.of(TABLE), "long"))).isFalse();
  }

  @Test
  void shouldAnswerAnySchemaOfAnAssetThatIsNotOurs() {
    assertThat(outcome(State.FOUND).answers(wanted(List.of(TABLE), "long"))).isTrue();
  }

  @Test
  void shouldNotAnswerOtherCandidates() {
    assertThat(outcome(State.FOUND).answers(wanted(List.of(VIEW, TABLE), "int"))).isFalse();
  }

  @Test
  void shouldNotAnswerWhoAsksForANewLook() {
    assertThat(outcome(State.FOUND).answers(wanted(List.of(TABLE), "int").rechecked())).isFalse();
  }

  private static ResolvedAsset outcome(State state) {
    return new ResolvedAsset(
        state, TABLE, "guid", wanted(List.of(TABLE), "int").fingerprint(), "", Instant.EPOCH);
  }

  private static WantedAsset wanted(List<AssetName> candidates, String columnType) {
    return new WantedAsset(
        TABLE,
        candidates,
        "t",
        MissingPolicy.TYPED,
        "",
        Collections.emptySortedMap(),
        List.of(new Column("id", columnType, "")),
        "");
  }
}
