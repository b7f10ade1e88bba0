package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.delivery.FakeCatalogue.Kind.WRITE;
import static io.lineweave.resolve.ResolveHarness.described;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue shows of an asset of ours that jobs tell differently. */
class DisputeTest {
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final AssetName ID =
      new AssetName("azure_sql_column", TABLE.qualifiedName() + "#id");
  private static final Duration WHILE = Duration.ofSeconds(20);
  private static final Duration HOURS = Duration.ofHours(12);

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
  void shouldBelieveTheWriterThatComesFirst() {
    tell(written("int")).tell(read("string"));

    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldBelieveTheWriterThatComesAfterAReader() {
    tell(read("string")).tell(written("int")).tell(read("string"));

    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldWriteNothingWhileWriterAndReaderTakeTurns() {
    tell(written("int")).tell(read("string"));
    room.catalogue.forgetCalls();

    takeTurns(written("int"), read("string"));

    assertThat(room.catalogue.calls()).isEmpty();
    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldWriteNothingWhileTwoReadersTakeTurns() {
    tell(read("int")).tell(read("string"));
    room.catalogue.forgetCalls();

    takeTurns(read("int"), read("string"));

    assertThat(room.catalogue.calls()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhileTwoWritersTakeTurns() {
    tell(written("int")).tell(written("long"));
    room.catalogue.forgetCalls();

    takeTurns(written("int"), written("long"));

    assertThat(room.catalogue.calls()).isEmpty();
    assertThat(type()).isEqualTo("long");
  }

  @Test
  void shouldWriteNothingWhileTwoJobsDescribeItDifferently() {
    tell(described(read("int"), "orders")).tell(described(read("int"), "sales"));
    room.catalogue.forgetCalls();

    takeTurns(described(read("int"), "orders"), described(read("int"), "sales"));

    assertThat(room.catalogue.calls(WRITE)).isEmpty();
    assertThat(room.catalogue.entity(TABLE).orElseThrow().attributes())
        .containsEntry("description", "sales");
  }

  @Test
  void shouldShowAChangedSchemaAtOnce() {
    tell(written("int")).tell(written("long"));
    assertThat(type()).isEqualTo("long");

    tell(written("decimal"));
    assertThat(type()).isEqualTo("decimal");
  }

  @Test
  void shouldShowASchemaThatWasChangedBackOnceNobodyTellsTheOther() {
    tell(written("int")).tell(written("long")).tell(written("int"));
    assertThat(type()).isEqualTo("long");

    room.pass(HOURS.multipliedBy(3), Duration.ofMinutes(1));
    tell(written("int"));
    assertThat(type()).isEqualTo("long");

    room.pass(HOURS, Duration.ofMinutes(1));
    tell(written("int"));
    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldBelieveReadersOnceTheWriterIsGone() {
    tell(written("int"));
    for (int i = 0; i < 5; i++) {
      tell(read("long"));
      room.pass(HOURS, Duration.ofMinutes(1));
    }

    assertThat(type()).isEqualTo("long");
  }

  @Test
  void shouldBelieveTheWriterAgainWhenItIsBack() {
    shouldBelieveReadersOnceTheWriterIsGone();

    tell(written("int"));

    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldNotBelieveReadersWhoDisagreeAmongThemselves() {
    tell(written("int"));
    for (int i = 0; i < 5; i++) {
      takeTurns(read("long"), read("string"));
    }

    assertThat(type()).isEqualTo("int");
  }

  @Test
  void shouldTakeFromReadersWhatTheWriterDoesNotTell() {
    tell(written("int"));
    tell(withColumns(wanted(TYPED, TABLE), new Column("id", "", ""), new Column("x", "date", "")));

    assertThat(type()).isEqualTo("int");
    assertThat(room.catalogue.names())
        .contains(new AssetName("azure_sql_column", TABLE.qualifiedName() + "#x"));
  }

  @Test
  void shouldNotRememberEndlesslyWhatStood() {
    IntStream.range(0, 3 * Dispute.MOST_FORMER).forEach(i -> tell(written("char(" + i + ")")));
    tell(written("char(0)"));

    assertThat(type()).isEqualTo("char(0)");
  }

  /** More often than a claim is old when it counts. */
  private void takeTurns(WantedAsset one, WantedAsset other) {
    for (int i = 0; i < 4; i++) {
      tell(one);
      room.pass(HOURS, Duration.ofMinutes(1));
      tell(other);
      room.pass(HOURS, Duration.ofMinutes(1));
    }
  }

  private DisputeTest tell(WantedAsset wish) {
    room.want(wish).pass(WHILE);
    return this;
  }

  private Object type() {
    return room.catalogue.entity(ID).orElseThrow().attributes().get("data_type");
  }

  private static WantedAsset read(String type) {
    return withColumns(wanted(TYPED, TABLE), new Column("id", type, ""));
  }

  private static WantedAsset written(String type) {
    return read(type).withWritten(true);
  }
}
