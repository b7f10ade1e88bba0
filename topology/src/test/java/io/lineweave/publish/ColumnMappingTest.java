package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.catalogue.AssetName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ColumnMappingTest {
  private static final AssetName RAW = new AssetName("t", "https://lake/raw");
  private static final AssetName REF = new AssetName("t", "https://lake/ref");
  private static final AssetName OUT = new AssetName("t", "https://lake/out");

  @Example
  void shouldGiveEveryPairOfDatasetsAMappingOfItsOwn() {
    ColumnMapping mapping =
        ColumnMapping.of(
            List.of(
                edge(REF, "name", "customer", EdgeKind.IDENTITY),
                edge(RAW, "qty", "amount", EdgeKind.TRANSFORMATION),
                edge(RAW, "price", "amount", EdgeKind.TRANSFORMATION)));
    assertThat(mapping.json())
        .isEqualTo(
            """
            [{"DatasetMapping":{"Source":"https://lake/raw","Sink":"https://lake/out"},\
            "ColumnMapping":[{"Source":"price","Sink":"amount"},{"Source":"qty","Sink":"amount"}]},\
            {"DatasetMapping":{"Source":"https://lake/ref","Sink":"https://lake/out"},\
            "ColumnMapping":[{"Source":"name","Sink":"customer"}]}]""");
    assertThat(mapping.dropped()).isZero();
  }

  @Example
  void shouldBeAnEmptyListWithoutColumns() {
    assertThat(ColumnMapping.of(List.of()).json()).isEqualTo("[]");
  }

  @Property(tries = 30)
  void shouldNeverExceedTheCeilingNorCutTheJson(
      @ForAll @IntRange(min = 1, max = 3_000) int columns, @ForAll Random random)
      throws IOException {
    List<ColumnEdge> edges = new ArrayList<>();
    EdgeKind[] kinds = EdgeKind.values();
    for (int i = 0; i < columns; i++) {
      String name = "Spalte_ü\"" + i;
      edges.add(
          edge(
              random.nextBoolean() ? RAW : REF,
              name,
              random.nextBoolean() ? name : "c" + i,
              kinds[random.nextInt(kinds.length)]));
    }
    ColumnMapping mapping = ColumnMapping.of(edges);
    assertThat(mapping.json().getBytes(UTF_8).length).isLessThanOrEqualTo(ColumnMapping.MOST_BYTES);
    assertThat(pairs(mapping)).isEqualTo(columns - mapping.dropped());
    Collections.shuffle(edges, random);
    assertThat(ColumnMapping.of(edges)).isEqualTo(mapping);
  }

  @Example
  void shouldDropColumnsPassedThroughFirstAndNotMoreThanNeeded() throws IOException {
    List<ColumnEdge> edges = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      edges.add(edge(RAW, "same" + i, "same" + i, EdgeKind.IDENTITY));
      edges.add(edge(RAW, "from" + i, "renamed" + i, EdgeKind.IDENTITY));
      edges.add(edge(RAW, "sum" + i, "total" + i, EdgeKind.AGGREGATION));
    }
    ColumnMapping mapping = ColumnMapping.of(edges);
    assertThat(mapping.dropped()).isBetween(1, 400);
    assertThat(mapping.json()).contains("renamed399", "total399", "\"same0\"");
    assertThat(mapping.json().getBytes(UTF_8).length).isGreaterThan(ColumnMapping.MOST_BYTES - 100);
    assertThat(pairs(mapping)).isEqualTo(1_200 - mapping.dropped());
  }

  @Example
  void shouldDropByTheDocumentedOrder() {
    String filler = "x".repeat(3_000);
    List<ColumnEdge> edges = new ArrayList<>();
    edges.add(edge(RAW, filler + "same", filler + "same", EdgeKind.UNSPECIFIED));
    for (EdgeKind kind : EdgeKind.values()) {
      edges.add(edge(RAW, filler + kind, kind.name(), kind));
      edges.add(edge(REF, filler + kind, filler + "to" + kind.name(), kind));
    }
    String json = ColumnMapping.of(edges).json();
    assertThat(json).contains("IDENTITY", "UNSPECIFIED", "TRANSFORMATION", "AGGREGATION");
    assertThat(json).doesNotContain("same", "INDIRECT");
  }

  private static int pairs(ColumnMapping mapping) throws IOException {
    int pairs = 0;
    for (JsonNode dataset : new ObjectMapper().readTree(mapping.json())) {
      pairs += dataset.path("ColumnMapping").size();
    }
    return pairs;
  }

  private static ColumnEdge edge(AssetName input, String source, String sink, EdgeKind kind) {
    return new ColumnEdge(input, OUT, source, sink, kind);
  }
}
