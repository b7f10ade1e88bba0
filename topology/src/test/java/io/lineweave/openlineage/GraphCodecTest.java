package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lineweave.openlineage.LineageGraph.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphCodecTest {
  private static final Path GOLDEN = Path.of("src/test/resources/graph-codec");
  private static final EventReader READER = new EventReader(ReadingRules.EVERYTHING);

  @Test
  void shouldReturnEveryEventAsItWas() {
    assertThat(Samples.all())
        .allSatisfy(
            sample ->
                READER
                    .read(sample.bytes())
                    .fold(
                        event -> Optional.of(event.graph()),
                        defect -> Optional.<LineageGraph>empty())
                    .ifPresent(
                        graph ->
                            assertThat(GraphCodec.decode(GraphCodec.encode(graph)))
                                .isEqualTo(graph)));
  }

  @Test
  void shouldReturnEveryPartOfAGraph() {
    assertThat(GraphCodec.decode(GraphCodec.encode(small()))).isEqualTo(small());
    assertThat(GraphCodec.decode(GraphCodec.encode(large()))).isEqualTo(large());
  }

  @Test
  void shouldReadWhatVersion1Wrote() throws IOException {
    assertThat(GraphCodec.decode(golden("small.v1.bin"))).isEqualTo(small());
    assertThat(GraphCodec.decode(golden("large.v1.bin"))).isEqualTo(large());
  }

  @Test
  void shouldStillWriteVersion1() throws IOException {
    assertThat(GraphCodec.encode(small())).isEqualTo(golden("small.v1.bin"));
  }

  @Test
  void shouldCompressWhatIsLarge() {
    assertThat(GraphCodec.encode(large())).hasSizeLessThan(3_000);
  }

  @Test
  void shouldRefuseALaterVersion() {
    byte[] later = GraphCodec.encode(small());
    later[0] = 2;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GraphCodec.decode(later))
        .withMessageContaining("version 2");
  }

  @Test
  void shouldRefuseDamagedBytesWhereverTheyEnd() {
    for (byte[] whole : new byte[][] {GraphCodec.encode(small()), GraphCodec.encode(large())}) {
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatIllegalArgumentException().isThrownBy(() -> GraphCodec.decode(cut));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFF, 0x7F, 0x80})
  void shouldNeverAnswerDamagedBytesWithAnythingButAGraphOrARefusal(int octet) {
    byte[] whole = GraphCodec.encode(small());
    for (int at = 1; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] = (byte) octet;
      try {
        assertThat(GraphCodec.decode(damaged)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void shouldRefuseWhatIsNoGraph() {
    byte[] text = "{}".getBytes(UTF_8);

    assertThatIllegalArgumentException().isThrownBy(() -> GraphCodec.decode(text));
  }

  private static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(name));
  }

  /** Every field, every optional once there and once not. */
  private static LineageGraph small() {
    Stamp start = new Stamp(-1, 999_999_999, 0);
    Stamp end = new Stamp(4_102_444_800L, 1, 3);
    return new LineageGraph(
        Kind.RUN,
        "run-ä",
        new Origin(end, Optional.of(new JobName("ns", "jöb")), "urn:p"),
        new Lifecycle(2 | 16, start, end, Optional.empty(), Optional.of(end)),
        Optional.of(start),
        facets(Map.of("parent", Facet.of(start, "{\"x\":1}".getBytes(UTF_8)))),
        facets(Map.of("sql", Facet.deleted(end))),
        new TreeMap<>(
            Map.of(new DatasetName("db", "in"), new Dataset(start, Facets.NONE, Facets.NONE))),
        new TreeMap<>(
            Map.of(
                new DatasetName("db", "out"),
                new Dataset(
                    end,
                    facets(Map.of("schema", Facet.of(end, "{}".getBytes(UTF_8)))),
                    facets(Map.of("schema", Facet.of(start, "{\"a\":[]}".getBytes(UTF_8))))))));
  }

  private static LineageGraph large() {
    Stamp stamp = new Stamp(1_700_000_000L, 0, 3);
    TreeMap<DatasetName, Dataset> outputs = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      Facet schema =
          Facet.of(stamp, "{\"fields\":[{\"name\":\"c%d\"}]}".formatted(i).getBytes(UTF_8));
      outputs.put(
          new DatasetName("db", "t" + i),
          new Dataset(stamp, facets(Map.of("schema", schema)), Facets.NONE));
    }
    return new LineageGraph(
        Kind.JOB,
        "job:ns/j",
        new Origin(stamp, Optional.empty(), ""),
        new Lifecycle(1, stamp, stamp, Optional.of(stamp), Optional.empty()),
        Optional.empty(),
        Facets.NONE,
        Facets.NONE,
        new TreeMap<>(),
        outputs);
  }

  private static Facets facets(Map<String, Facet> byName) {
    return new Facets(new TreeMap<>(byName));
  }
}
