package io.lineweave.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.outcome.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonSerdeTest {
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");

  private final JsonSerde<WantedAsset> wanted = JsonSerde.of(WantedAsset.class);

  @Test
  void shouldReadBackWhatItWrote() {
    assertThat(roundTrip(wanted, wanted(3))).isEqualTo(wanted(3));
    ResolvedAsset found =
        new ResolvedAsset(
            ResolvedAsset.State.FOUND, TABLE, "guid", "f", "", Instant.ofEpochMilli(1_700_000));
    assertThat(roundTrip(JsonSerde.of(ResolvedAsset.class), found)).isEqualTo(found);
    Receipt receipt =
        new Receipt(
            "run",
            1,
            Receipt.State.WAITING,
            "a",
            "n/j",
            Optional.of("parent"),
            Optional.empty(),
            "t-0@1",
            List.of(new Receipt.ProcessRef("p", "g")),
            List.of(),
            Instant.parse("2026-11-20T10:00:00.123Z"));
    assertThat(roundTrip(JsonSerde.of(Receipt.class), receipt)).isEqualTo(receipt);
  }

  @Test
  void shouldKeepLargeValuesUnderTheRecordLimit() {
    byte[] bytes = wanted.serializer().serialize("t", wanted(20_000));

    assertThat(bytes.length).isLessThan(900_000);
    assertThat(wanted.deserializer().deserialize("t", bytes)).isEqualTo(wanted(20_000));
  }

  @Test
  void shouldReadWhatAnotherReleaseWrote() {
    String json =
        "{\"key\":{\"typeName\":\"t\",\"qualifiedName\":\"q\"},\"policy\":\"SKIP\",\"new\":[1]}";

    WantedAsset read = wanted.deserializer().deserialize("t", json.getBytes(UTF_8));

    assertThat(read.key()).isEqualTo(new AssetName("t", "q"));
    assertThat(read.candidates()).isEmpty();
    assertThat(read.attributes()).isEmpty();
    assertThat(read.description()).isEmpty();
  }

  @Test
  void shouldNotTouchTombstones() {
    assertThat(wanted.serializer().serialize("t", null)).isNull();
    assertThat(wanted.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void shouldNameTheTopicOfAnUnreadableValue() {
    assertThatThrownBy(() -> wanted.deserializer().deserialize("assets", new byte[] {'x'}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("assets");
  }

  private static <T> T roundTrip(JsonSerde<T> serde, T value) {
    return serde.deserializer().deserialize("t", serde.serializer().serialize("t", value));
  }

  private static WantedAsset wanted(int columns) {
    return new WantedAsset(
        TABLE,
        List.of(TABLE),
        "t",
        MissingPolicy.TYPED,
        "",
        new TreeMap<>(Map.of("a", "b")),
        IntStream.range(0, columns)
            .mapToObj(i -> new Column("column_" + i, "int", "the column of number " + i))
            .toList(),
        "");
  }
}
