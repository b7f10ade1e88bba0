package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.related;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Reading entities by name and by guid. */
interface LookupContract extends Contract {
  /** Above every type that has a qualified name. */
  String TOP = "Referenceable";

  String NOWHERE = "00000000-0000-0000-0000-000000000000";

  @Test
  @Source(MEASURED)
  default void shouldFindManyByNameAndLeaveOutTheMissing() {
    String one = probe().name("one");
    String other = probe().name("o t+h&e=r{N}#ü");
    probe().write(dataset("-1", one), dataset("-2", other)).succeeds();
    JsonNode found =
        lookUp(Given.DATASET, one, probe().name("missing"), other).json().path("entities");
    assertThat(found.findValuesAsText("qualifiedName")).containsExactlyInAnyOrder(one, other);
    assertThat(found.get(0).path("typeName").asText()).isEqualTo(Given.DATASET);
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswerAnEmptyObjectIfNoneOfManyIsThere() {
    assertThat(lookUp(Given.DATASET, probe().name("missing")).json()).isEqualTo(Given.object());
  }

  @Test
  @Source(MEASURED)
  default void shouldFindAnEntityUnderItsSupertype() {
    String name = probe().name("dataset");
    String guid = probe().write(dataset("-1", name)).guid("-1");
    JsonNode found = probe().find("DataSet", name).succeeds().json();
    assertThat(found.at("/entity/guid").asText()).isEqualTo(guid);
    assertThat(found.at("/entity/typeName").asText()).isEqualTo(Given.DATASET);
    assertThat(probe().has(Given.WHOLE, name)).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldFindManyOfAllTypesUnderTheTypeAboveThem() {
    String table = probe().name("dataset");
    String process = probe().name("process");
    String whole = probe().name("whole");
    Seen written =
        probe()
            .write(dataset("-1", table), process("-2", process), entity("-3", Given.WHOLE, whole));
    JsonNode found =
        lookUp(TOP, table, probe().name("missing"), process, whole).json().path("entities");
    assertThat(found.findValuesAsText("guid"))
        .contains(written.guid("-1"), written.guid("-2"), written.guid("-3"));
    assertThat(found).hasSize(3);
    assertThat(StreamSupport.stream(found.spliterator(), false))
        .extracting(entity -> entity.path("typeName").asText())
        .containsExactlyInAnyOrder(Given.DATASET, Given.PROCESS, Given.WHOLE);
    assertThat(lookUp(TOP, probe().name("missing")).json()).isEqualTo(Given.object());
  }

  @Test
  @Source(MEASURED)
  default void shouldShowOneOfTwoTypesThatShareANameUnderTheTypeAboveThem() {
    String name = probe().name("twins");
    String table = probe().write(dataset("-1", name)).guid("-1");
    String whole = probe().write(entity("-1", Given.WHOLE, name)).guid("-1");
    JsonNode found = lookUp(TOP, name, name).json().path("entities");
    assertThat(found.findValuesAsText("guid")).containsAnyOf(table, whole);
    assertThat(found.findValuesAsText("typeName").stream().distinct()).hasSize(1);
    assertThat(lookUp(Given.DATASET, name).json().at("/entities/0/guid").asText()).isEqualTo(table);
    assertThat(lookUp(Given.WHOLE, name).json().at("/entities/0/guid").asText()).isEqualTo(whole);
  }

  @Test
  @Source(MEASURED)
  default void shouldPreferAnEntityOfTheTypeItselfToOneOfASubtype() {
    String name = probe().name("twins");
    String above = probe().write(entity("-1", "DataSet", name)).guid("-1");
    String below = probe().write(dataset("-1", name)).guid("-1");
    assertThat(below).isNotEqualTo(above);
    assertThat(lookUp("DataSet", name).json().at("/entities/0/guid").asText()).isEqualTo(above);
  }

  @Test
  @Source(MEASURED)
  default void shouldNotFindUnderTheTypeAboveThemWhatIsDeletedOrInAnotherLetterCase() {
    String gone = probe().name("gone");
    String there = probe().name("there");
    Seen written = probe().write(dataset("-1", gone), dataset("-2", there));
    probe().delete("/entity/guid/" + written.guid("-1")).succeeds();
    JsonNode found = lookUp(TOP, gone, there.toUpperCase(Locale.ROOT), there).json();
    assertThat(found.path("entities")).hasSize(1);
    assertThat(found.at("/entities/0/guid").asText()).isEqualTo(written.guid("-2"));
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswer404ForOneThatIsNotThere() {
    String name = probe().name("missing");
    probe()
        .find(Given.DATASET, name)
        .isRefused(404, "ATLAS-404-00-009", "with unique attribute {qualifiedName=" + name + "}");
    probe().get("/entity/guid/" + NOWHERE).isRefused(404, "ATLAS-404-00-005", NOWHERE);
    probe().get("/entity/bulk?guid=" + NOWHERE).isRefused(404, "ATLAS-404-00-005", NOWHERE);
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswer400ForAnUnknownType() {
    probe().find("no_such_type", "x").isRefused(400, "ATLAS-400-00-014", "no_such_type");
    probe()
        .get("/entity/bulk/uniqueAttribute/type/no_such_type?attr_0:qualifiedName=x")
        .isRefused(400, "ATLAS-400-00-014", "no_such_type");
  }

  @Test
  @Source(MEASURED)
  default void shouldFindByQualifiedNameOnly() {
    probe()
        .get("/entity/uniqueAttribute/type/DataSet?attr:name=n")
        .isRefused(400, "ATLAS-400-00-013", "unique attribute name");
  }

  @Test
  @Source(MEASURED)
  default void shouldReadByGuid() {
    String name = probe().name("dataset");
    String guid = probe().write(dataset("-1", name)).guid("-1");
    JsonNode one = probe().get("/entity/guid/" + guid).succeeds().json();
    assertThat(one.at("/entity/attributes/qualifiedName").asText()).isEqualTo(name);
    assertThat(one.at("/entity/status").asText()).isEqualTo("ACTIVE");
    JsonNode many = probe().get("/entity/bulk?guid=" + guid).succeeds().json();
    assertThat(many.at("/entities/0/guid").asText()).isEqualTo(guid);
  }

  @Test
  @Source(MEASURED)
  default void shouldShowRelationshipsFromBothEnds() {
    String in = probe().name("in");
    String name = probe().name("process");
    Seen seen =
        probe().write(dataset("-1", in), process("-2", name, List.of(byGuid("-1")), List.of()));
    JsonNode input =
        probe().find(Given.PROCESS, name).json().at("/entity/relationshipAttributes/inputs/0");
    assertThat(input.path("guid").asText()).isEqualTo(seen.guid("-1"));
    assertThat(input.path("typeName").asText()).isEqualTo(Given.DATASET);
    assertThat(input.path("relationshipStatus").asText()).isEqualTo("ACTIVE");
    assertThat(input.path("entityStatus").asText()).isEqualTo("ACTIVE");
    assertThat(input.path("relationshipType").asText()).isEqualTo("dataset_process_inputs");
    JsonNode readers =
        probe()
            .find(Given.DATASET, in)
            .json()
            .at("/entity/relationshipAttributes/inputToProcesses");
    assertThat(readers.at("/0/guid").asText()).isEqualTo(seen.guid("-2"));
    assertThat(readers.at("/0/relationshipGuid")).isEqualTo(input.path("relationshipGuid"));
  }

  @Test
  @Source(MEASURED)
  default void shouldLeaveRelationshipsOutOnDemand() {
    String in = probe().name("in");
    String name = probe().name("process");
    probe()
        .write(dataset("-1", in), process("-2", name, List.of(byGuid("-1")), List.of()))
        .succeeds();
    JsonNode entity =
        probe()
            .get(
                "/entity/uniqueAttribute/type/%s?minExtInfo=true&ignoreRelationships=true&attr:qualifiedName=%s"
                    .formatted(Given.PROCESS, Probe.encoded(name)))
            .json()
            .path("entity");
    assertThat(entity.has("relationshipAttributes")).isFalse();
    assertThat(entity.at("/attributes/inputs")).hasSize(1);
  }

  @Test
  @Source(MEASURED)
  default void shouldBringThePartsOfAWholeAlong() {
    String whole = probe().name("whole");
    var part = entity("-2", Given.PART, probe().name("part"));
    Seen seen =
        probe().write(entity("-1", Given.WHOLE, whole), related(part, "whole", byGuid("-1")));
    JsonNode found = probe().find(Given.WHOLE, whole).json();
    assertThat(found.path("referredEntities").has(seen.guid("-2"))).isTrue();
  }

  @Test
  @Source(
      value = MEASURED,
      follows = "Atlas: 16 KB; for Purview 8 KB is reported, 414 is inferred from Atlas")
  default void shouldRefuseTooLongAnAddress() {
    assertThat(probe().get(manyGuids(400)).status()).isEqualTo(414);
    assertThat(probe().get(manyGuids(250)).status()).isEqualTo(probe().isPurview() ? 414 : 404);
    assertThat(probe().get(manyGuids(150)).status()).isEqualTo(404);
  }

  private static String manyGuids(int count) {
    String guid = "guid=" + NOWHERE;
    return "/entity/bulk?" + String.join("&", Collections.nCopies(count, guid));
  }

  private Seen lookUp(String type, String... names) {
    String query =
        IntStream.range(0, names.length)
            .mapToObj(it -> "attr_%d:qualifiedName=%s".formatted(it, Probe.encoded(names[it])))
            .collect(Collectors.joining("&"));
    return probe().get("/entity/bulk/uniqueAttribute/type/" + type + "?" + query).succeeds();
  }
}
