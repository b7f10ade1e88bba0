package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byName;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.inputs;
import static io.lineweave.sandbox.catalogue.Given.process;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.catalogue.AssetName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As measured on Apache Atlas 2.1.0 in its default mode, where what is removed is only marked. */
class SoftDeleteTest {
  private static final Local LOCAL = Local.start(CatalogueSettings.onPort(0).softDelete());

  @BeforeAll
  static void create() {
    LOCAL.probe().write(dataset("-1", "d1"), dataset("-2", "d2")).succeeds();
  }

  @AfterAll
  static void stop() {
    LOCAL.close();
  }

  @Test
  void shouldLoseAnEdgeThatIsEmptiedAndAddedAgain() {
    write("emptied", "d1");
    write("emptied");
    assertThat(write("emptied", "d1").json().has("mutatedEntities")).isFalse();
    assertThat(edges("emptied")).containsExactly("d1 DELETED");
    assertThat(active("emptied")).isEmpty();
  }

  @Test
  void shouldNotBringItBackAmongOthersEither() {
    write("others", "d1");
    write("others");
    assertThat(write("others", "d1", "d2").mutated("UPDATE")).containsExactly("others", "d2");
    assertThat(edges("others")).containsExactly("d1 DELETED", "d2 ACTIVE");
  }

  @Test
  void shouldMakeANewEdgeWhereAnotherStoodInItsPlace() {
    write("toggled", "d1");
    write("toggled", "d2");
    write("toggled", "d1");
    assertThat(edges("toggled")).containsExactly("d1 ACTIVE", "d2 DELETED", "d1 DELETED");
    write("toggled", "d2");
    assertThat(edges("toggled"))
        .containsExactly("d2 ACTIVE", "d1 DELETED", "d2 DELETED", "d1 DELETED");
    assertThat(active("toggled")).containsExactly(new AssetName(Given.DATASET, "d2"));
  }

  @Test
  void shouldShowRemovedEdgesInLineageAndAttributes() {
    write("shown", "d1");
    write("shown");
    JsonNode entity = LOCAL.probe().find(Given.PROCESS, "shown").json().path("entity");
    assertThat(entity.at("/attributes/inputs")).hasSize(1);
    JsonNode lineage =
        LOCAL.probe().get("/lineage/" + entity.path("guid").asText()).succeeds().json();
    assertThat(lineage.path("relations")).hasSize(1);
  }

  @Test
  void shouldKeepADeletedEntityByGuidOnlyAndCreateANewOne() {
    String guid = LOCAL.probe().write(process("-1", "deleted")).guid("-1");
    assertThat(LOCAL.probe().delete("/entity/guid/" + guid).mutated("DELETE"))
        .containsExactly("deleted");
    JsonNode entity = LOCAL.probe().get("/entity/guid/" + guid).succeeds().json();
    assertThat(entity.at("/entity/status").asText()).isEqualTo("DELETED");
    assertThat(LOCAL.probe().has(Given.PROCESS, "deleted")).isFalse();
    assertThat(LOCAL.probe().write(process("-1", "deleted")).guid("-1")).isNotEqualTo(guid);
  }

  private static Seen write(String process, String... inputs) {
    List<JsonNode> references =
        Arrays.stream(inputs).map(name -> (JsonNode) byName(Given.DATASET, name)).toList();
    return LOCAL.probe().write(inputs(process("-1", process), references)).succeeds();
  }

  private static List<String> edges(String process) {
    JsonNode entity = LOCAL.probe().find(Given.PROCESS, process).json().path("entity");
    JsonNode edges = entity.at("/relationshipAttributes/inputs");
    List<String> names = entity.at("/attributes/inputs").findValuesAsText("qualifiedName");
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + " " + edges.get(i).path("relationshipStatus").asText())
        .toList();
  }

  private static List<AssetName> active(String process) {
    return LOCAL.catalogue().processes().stream()
        .filter(it -> it.process().qualifiedName().equals(process))
        .flatMap(it -> it.inputs().stream())
        .toList();
  }
}
