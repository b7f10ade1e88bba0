package io.lineweave.resolve;

import static io.lineweave.asset.MissingPolicy.TYPED;
import static io.lineweave.resolve.ResolveHarness.wanted;
import static io.lineweave.resolve.ResolveHarness.withColumns;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownBytesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/db/dbo/t");
  private static final Column COLUMN = new Column("c", "int", "");
  private static final Known ASKED =
      Known.asked(withColumns(wanted(TYPED, TABLE), COLUMN), "fingerprint", NOW);

  static Stream<Known> all() {
    Known created = ASKED.sending().created("guid", NOW);
    return Stream.of(
        ASKED,
        ASKED.sending(),
        created,
        created.withWritten(created.written().with(List.of(COLUMN))),
        created.told(Known.NEVER),
        ASKED.found(new Found("g", TABLE), NOW),
        ASKED.without(State.REFUSED, "why", NOW),
        created.vanished(NOW),
        created.withWanted(created.wanted().withWritten(true), "later", disputes()));
  }

  private static SortedMap<String, Dispute> disputes() {
    Dispute won = Dispute.none(false).wonBy("int", true, "string");
    return new TreeMap<>(Map.of("type of c", won.claimed("string", NOW), "description", won));
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldReadBackWhatItWrote(Known known) {
    byte[] bytes = KnownBytes.write(known);

    assertThat(KnownBytes.read(bytes)).isEqualTo(known);
    assertThat(KnownBytes.dirty(bytes)).isEqualTo(known.dirty());
    assertThat(KnownBytes.due(bytes)).isEqualTo(known.due());
  }

  @Test
  void shouldReadWhatTheFirstReleaseWrote() {
    String json =
        """
        {"wanted":{"key":{"typeName":"azure_sql_table","qualifiedName":"mssql://s/db/dbo/t"},
          "candidates":[{"typeName":"azure_sql_table","qualifiedName":"mssql://s/db/dbo/t"}],
          "name":"t","policy":"TYPED","collection":"","attributes":{},
          "columns":[{"name":"c","type":"int","description":""}],"description":"","recheck":false},
         "asked":"fingerprint",
         "outcome":{"state":"CREATED",
          "asset":{"typeName":"azure_sql_table","qualifiedName":"mssql://s/db/dbo/t"},
          "guid":"guid","answered":"fingerprint","reason":"","at":"2026-11-20T10:00:00Z"},
         "look":"DONE","told":false,"written":{"description":"","columns":{}},"retired":null,
         "since":"2026-11-20T10:00:00Z","due":"2026-11-20T10:01:00Z"}
        """;
    byte[] bytes =
        ByteBuffer.allocate(10 + json.getBytes(UTF_8).length)
            .put((byte) 1)
            .put((byte) 1)
            .putLong(NOW.plusSeconds(60).toEpochMilli())
            .put(json.getBytes(UTF_8))
            .array();

    assertThat(KnownBytes.read(bytes)).isEqualTo(ASKED.sending().created("guid", NOW));
  }

  @Test
  void shouldRefuseAFormThatItDoesNotKnow() {
    byte[] bytes = KnownBytes.write(ASKED);
    bytes[0] = 2;

    assertThatThrownBy(() -> KnownBytes.read(bytes)).hasMessageContaining("newer release");
  }
}
