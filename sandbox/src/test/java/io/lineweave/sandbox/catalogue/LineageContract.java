package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading lineage. */
interface LineageContract extends Contract {

  @Test
  @Source(MEASURED)
  default void shouldWalkBothWaysThreeProcessesFarUnlessTold() {
    Chain chain = new Chain(probe(), 5);
    assertThat(chain.edges(chain.dataset(0), ""))
        .containsExactlyInAnyOrder("d0>p0", "p0>d1", "d1>p1", "p1>d2", "d2>p2", "p2>d3");
    assertThat(chain.lineage(chain.dataset(0), "").path("lineageDepth").asInt()).isEqualTo(3);
  }

  @Test
  @Source(MEASURED)
  default void shouldCountDepthInProcesses() {
    Chain chain = new Chain(probe(), 3);
    assertThat(chain.edges(chain.dataset(1), "&depth=1"))
        .containsExactlyInAnyOrder("d0>p0", "p0>d1", "d1>p1", "p1>d2");
    assertThat(chain.edges(chain.process(1), "&depth=1"))
        .containsExactlyInAnyOrder("d1>p1", "p1>d2");
    assertThat(chain.edges(chain.process(1), "&depth=2")).hasSize(6);
    assertThat(chain.edges(chain.dataset(0), "&depth=0")).hasSize(6);
  }

  @Test
  @Source(MEASURED)
  default void shouldWalkOneWayOnDemand() {
    Chain chain = new Chain(probe(), 2);
    assertThat(chain.edges(chain.dataset(1), "&direction=INPUT"))
        .containsExactlyInAnyOrder("d0>p0", "p0>d1");
    assertThat(chain.edges(chain.dataset(1), "&direction=OUTPUT"))
        .containsExactlyInAnyOrder("d1>p1", "p1>d2");
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswerTheSameByGuid() {
    Chain chain = new Chain(probe(), 1);
    JsonNode byName = chain.lineage(chain.process(0), "");
    String guid = byName.path("baseEntityGuid").asText();
    JsonNode byGuid = probe().get("/lineage/" + guid + "?direction=BOTH&depth=3").json();
    assertThat(byGuid.path("guidEntityMap")).isEqualTo(byName.path("guidEntityMap"));
    assertThat(byGuid.path("relations"))
        .containsExactlyInAnyOrderElementsOf(byName.path("relations"));
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswerAnEmptyMapForAnEntityWithoutEdges() {
    String name = probe().name("lonely");
    probe().write(dataset("-1", name)).succeeds();
    JsonNode lineage = new Chain(probe(), 0).lineage(new Node(Given.DATASET, name), "");
    assertThat(lineage.path("guidEntityMap").isEmpty()).isTrue();
    assertThat(lineage.path("relations").isEmpty()).isTrue();
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseLineageOfWhatHasNone() {
    String name = probe().name("asset");
    probe().write(entity("-1", "Asset", name)).succeeds();
    lineage("Asset", name).isRefused(404, "ATLAS-404-00-011", "not a valid lineage entity type");
    lineage(Given.PROCESS, name).isRefused(404, "ATLAS-404-00-009", name);
    probe()
        .get("/lineage/" + LookupContract.NOWHERE)
        .isRefused(404, "ATLAS-404-00-005", LookupContract.NOWHERE);
  }

  private Seen lineage(String type, String name) {
    return probe()
        .get(
            "/lineage/uniqueAttribute/type/" + type + "?attr:qualifiedName=" + Probe.encoded(name));
  }

  /** An entity of the chain. */
  record Node(String type, String name) {}

  /** Datasets d0, d1, … with processes p0, p1, … between them. */
  final class Chain {
    private final Probe probe;
    private final String prefix;

    Chain(Probe probe, int processes) {
      this.probe = probe;
      this.prefix = probe.name("chain/");
      List<JsonNode> entities = new ArrayList<>();
      for (int i = 0; i <= processes; i++) {
        entities.add(Given.dataset("-" + (i + 1), prefix + "d" + i));
      }
      for (int i = 0; i < processes; i++) {
        List<JsonNode> in = List.of(byGuid("-" + (i + 1)));
        List<JsonNode> out = List.of(byGuid("-" + (i + 2)));
        entities.add(Given.process("-1" + i + "00", prefix + "p" + i, in, out));
      }
      probe.write(entities.toArray(JsonNode[]::new)).succeeds();
    }

    Node dataset(int number) {
      return new Node(Given.DATASET, prefix + "d" + number);
    }

    Node process(int number) {
      return new Node(Given.PROCESS, prefix + "p" + number);
    }

    JsonNode lineage(Node base, String more) {
      return probe
          .get(
              "/lineage/uniqueAttribute/type/%s?attr:qualifiedName=%s%s"
                  .formatted(base.type(), Probe.encoded(base.name()), more))
          .succeeds()
          .json();
    }

    /** Edges as {@code from>to}. */
    List<String> edges(Node base, String more) {
      JsonNode lineage = lineage(base, more);
      List<String> edges = new ArrayList<>();
      lineage
          .path("relations")
          .forEach(
              edge ->
                  edges.add(
                      local(lineage, edge.path("fromEntityId").asText())
                          + ">"
                          + local(lineage, edge.path("toEntityId").asText())));
      return edges;
    }

    private String local(JsonNode lineage, String guid) {
      JsonNode header = lineage.path("guidEntityMap").path(guid);
      return header.at("/attributes/qualifiedName").asText().substring(prefix.length());
    }
  }
}
