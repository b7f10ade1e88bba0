package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.PLACEHOLDER;
import static io.lineweave.asset.MissingPolicy.SKIP;
import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.DELETE;
import static io.lineweave.delivery.FakeCatalogue.Kind.EDGES;
import static io.lineweave.delivery.FakeCatalogue.Kind.FIND;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import io.lineweave.delivery.FakeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelinkTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final AssetName PROCESS =
      new AssetName("azure_synapse_operation", "openlineage://j");
  private static final WantedAsset UNSCANNED = wanted(PLACEHOLDER, TABLE);

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
  void shouldLookAgainForTheRealAssetEveryTtl() {
    room.want(UNSCANNED).pass(Duration.ofMinutes(2), SECOND);
    room.catalogue.forgetCalls();

    room.pass(Duration.ofHours(6), SECOND);

    assertThat(room.catalogue.calls(FIND).size()).isBetween(6, 8);
    assertThat(room.catalogue.calls(WRITE)).isEmpty();
    assertThat(room.emitted()).hasSize(1);
  }

  @Test
  void shouldHandOnTheRealAssetWhenAScanBroughtIt() {
    room.want(UNSCANNED).pass(Duration.ofMinutes(2), SECOND);
    room.catalogue.put(TABLE);

    room.pass(Duration.ofMinutes(70), SECOND);

    assertThat(room.outcome(UNSCANNED).state()).isEqualTo(State.FOUND);
    assertThat(room.outcome(UNSCANNED).asset()).isEqualTo(TABLE);
    assertThat(room.count("lineweave.resolve.relinked")).isEqualTo(1);
  }

  @Test
  void shouldDeleteThePlaceholderOnceNothingRefersToIt() {
    room.want(UNSCANNED).pass(Duration.ofMinutes(2), SECOND);
    writeProcess(UNSCANNED.key());
    room.catalogue.put(TABLE);
    room.pass(Duration.ofMinutes(90), SECOND);
    assertThat(room.catalogue.names()).contains(UNSCANNED.key(), TABLE);

    writeProcess(TABLE);
    room.pass(Duration.ofMinutes(10), SECOND);

    assertThat(room.catalogue.names()).containsExactlyInAnyOrder(TABLE, PROCESS);
    assertThat(room.count("lineweave.resolve.placeholders.deleted")).isEqualTo(1);
    room.catalogue.forgetCalls();
    room.pass(Duration.ofHours(2), SECOND);
    assertThat(room.catalogue.calls()).isEmpty();
  }

  @Test
  void shouldNotMindIfThePlaceholderIsGoneAlready() {
    room.want(UNSCANNED).pass(Duration.ofMinutes(2), SECOND);
    room.catalogue.put(TABLE);
    room.catalogue.remove(UNSCANNED.key());

    room.pass(Duration.ofHours(3), SECOND);

    assertThat(room.catalogue.calls(EDGES)).hasSize(1);
    assertThat(room.catalogue.calls(DELETE)).isEmpty();
  }

  @Test
  void shouldFindOutAnewWhatVanished() {
    room.catalogue.put(TABLE);
    WantedAsset wanted = wanted(TYPED, TABLE);
    room.want(wanted).pass(SECOND);
    Instant first = room.outcome(wanted).at();
    room.catalogue.remove(TABLE);

    room.want(wanted.rechecked()).pass(SECOND);

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
    assertThat(room.outcome(wanted).at()).isAfter(first);
    assertThat(room.outcome(wanted).answers(wanted)).isTrue();
    assertThat(room.catalogue.names()).contains(TABLE);
  }

  @Test
  void shouldCreateAPlaceholderAgainThatVanished() {
    room.want(UNSCANNED).pass(SECOND);
    room.catalogue.remove(UNSCANNED.key());

    room.want(UNSCANNED.rechecked()).pass(SECOND);

    assertThat(room.outcome(UNSCANNED).state()).isEqualTo(State.PLACEHOLDER);
    assertThat(room.catalogue.names()).contains(UNSCANNED.key());
  }

  @Test
  void shouldSayAgainWhatAFalseAlarmWasAbout() {
    room.catalogue.put(TABLE);
    WantedAsset wanted = wanted(TYPED, TABLE);
    room.want(wanted).pass(SECOND);
    Instant first = room.outcome(wanted).at();

    room.want(wanted.rechecked()).pass(SECOND);

    assertThat(room.outcome(wanted).state()).isEqualTo(State.FOUND);
    assertThat(room.outcome(wanted).at()).isAfter(first);
  }

  @Test
  void shouldForgetAfterAWhileWhatItFound() {
    room.catalogue.put(TABLE);
    WantedAsset wanted = wanted(TYPED, TABLE);
    room.want(wanted).pass(Duration.ofDays(20), Duration.ofSeconds(20));
    assertThat(room.outcome(wanted)).isNotNull();

    room.pass(Duration.ofDays(11), Duration.ofSeconds(20));

    assertThat(room.outcome(wanted)).isNull();
    assertThat(room.catalogue.calls()).hasSize(1);
    assertThat(room.want(wanted).pass(SECOND).outcome(wanted).state()).isEqualTo(State.FOUND);
  }

  @Test
  void shouldAskAgainForWhatWasLeftOut() {
    WantedAsset wanted = wanted(SKIP, TABLE);
    room.want(wanted).pass(Duration.ofMinutes(70), SECOND);
    assertThat(room.outcome(wanted)).isNull();

    room.catalogue.put(TABLE);
    room.want(wanted).pass(SECOND);

    assertThat(room.outcome(wanted).state()).isEqualTo(State.FOUND);
  }

  @Test
  void shouldNotForgetWhatItCreated() {
    WantedAsset wanted = wanted(TYPED, TABLE);
    room.want(wanted).pass(Duration.ofDays(40), Duration.ofSeconds(30));

    assertThat(room.outcome(wanted).state()).isEqualTo(State.CREATED);
  }

  @Test
  void shouldLookAgainWhenARuleNamesAnotherCandidate() {
    room.want(UNSCANNED).pass(SECOND);
    AssetName other = new AssetName("azure_sql_view", "mssql://s/db/dbo/t");
    room.catalogue.put(other);
    WantedAsset changed = wanted(PLACEHOLDER, TABLE, other);

    room.want(changed).pass(SECOND);

    assertThat(room.outcome(changed).asset()).isEqualTo(other);
    assertThat(room.outcome(changed).answers(changed)).isTrue();
  }

  @Test
  void shouldAnswerWhoAsksForMoreAboutAPlaceholder() {
    room.want(UNSCANNED).pass(SECOND);
    WantedAsset changed =
        wanted(PLACEHOLDER, TABLE, new AssetName("azure_sql_view", "mssql://s/db/dbo/t"));

    room.want(changed).pass(SECOND);

    assertThat(room.outcome(changed).state()).isEqualTo(State.PLACEHOLDER);
    assertThat(room.outcome(changed).answers(changed)).isTrue();
  }

  private void writeProcess(AssetName input) {
    TreeMap<String, Object> attributes = new TreeMap<>(Map.of("name", "j"));
    attributes.put("inputs", List.of(new Reference.ByName(input)));
    room.catalogue
        .write(List.of(new Entity("-1", PROCESS, attributes, new TreeMap<>())), Optional.empty())
        .join();
  }
}
