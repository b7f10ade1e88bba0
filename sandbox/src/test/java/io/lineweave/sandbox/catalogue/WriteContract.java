package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.byName;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.none;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.related;
import static io.lineweave.sandbox.catalogue.Given.strict;
import static io.lineweave.sandbox.catalogue.Given.text;
import static io.lineweave.sandbox.catalogue.Given.with;
import static io.lineweave.sandbox.catalogue.Source.Evidence.DOCUMENTED;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating and updating: identity, placeholders, what an answer says. */
interface WriteContract extends Contract {

  @Test
  @Source(MEASURED)
  default void shouldCreateAGraphWhosePartsReferToEachOtherByPlaceholder() {
    String in = probe().name("in");
    String out = probe().name("out");
    String process = probe().name("process");
    Seen seen =
        probe()
            .write(
                dataset("-1", in),
                dataset("-2", out),
                process("-3", process, List.of(byGuid("-1")), List.of(byGuid("-2"))));
    assertThat(seen.mutated("CREATE")).containsExactlyInAnyOrder(in, out, process);
    assertThat(seen.mutated("UPDATE")).isEmpty();
    assertThat(seen.guid("-3")).isNotEqualTo(seen.guid("-1"));
    JsonNode attributes = probe().find(Given.PROCESS, process).json().at("/entity/attributes");
    assertThat(attributes.at("/inputs/0/guid").asText()).isEqualTo(seen.guid("-1"));
    assertThat(attributes.at("/inputs/0/uniqueAttributes/qualifiedName").asText()).isEqualTo(in);
    assertThat(attributes.at("/outputs/0/guid").asText()).isEqualTo(seen.guid("-2"));
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswerAnUnchangedWriteWithGuidsOnly() {
    ObjectNode in = dataset("-1", probe().name("in"));
    ObjectNode process = process("-2", probe().name("process"), List.of(byGuid("-1")), List.of());
    Seen first = probe().write(in, process);
    Seen second = probe().write(in, process).succeeds();
    assertThat(second.json().has("mutatedEntities")).isFalse();
    assertThat(second.json().path("guidAssignments"))
        .isEqualTo(first.json().path("guidAssignments"));
  }

  @Test
  @Source(MEASURED)
  default void shouldListTheExistingDatasetsOfANewProcessAsUpdated() {
    String in = probe().name("in");
    String process = probe().name("process");
    probe().write(dataset("-1", in)).succeeds();
    Seen seen =
        probe().write(process("-1", process, List.of(byName(Given.DATASET, in)), List.of()));
    assertThat(seen.mutated("CREATE")).containsExactly(process);
    assertThat(seen.mutated("UPDATE")).containsExactly(in);
  }

  @Test
  @Source(MEASURED)
  default void shouldAcceptANumberAsPlaceholder() {
    ObjectNode entity = dataset("", probe().name("dataset")).put("guid", -7);
    assertThat(probe().write(entity).guid("-7")).isNotEmpty();
  }

  @Test
  @Source(MEASURED)
  default void shouldMakeUpAPlaceholderForAnEntityWithoutGuid() {
    ObjectNode entity = dataset("", probe().name("dataset"));
    entity.remove("guid");
    JsonNode assignments = probe().write(entity).succeeds().json().path("guidAssignments");
    assertThat(assignments.fieldNames().next()).startsWith("-");
  }

  @Test
  @Source(MEASURED)
  default void shouldDropTheSecondOfTwoEntitiesUnderOnePlaceholder() {
    String first = probe().name("first");
    String second = probe().name("second");
    probe().write(dataset("-1", first), dataset("-1", second)).succeeds();
    assertThat(probe().has(Given.DATASET, first)).isTrue();
    assertThat(probe().has(Given.DATASET, second)).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldUniteEntitiesOfOneNameSoThatTheLastAttributesWin() {
    String name = probe().name("dataset");
    Seen seen =
        probe()
            .write(
                with(dataset("-1", name), "name", text("a")),
                with(dataset("-2", name), "name", text("b")));
    assertThat(seen.guid("-1")).isEqualTo(seen.guid("-2"));
    assertThat(attribute(Given.DATASET, name, "name").asText()).isEqualTo("b");
  }

  @Test
  @Source(MEASURED)
  default void shouldTellNamesOfDifferentLetterCaseApart() {
    String name = probe().name("dataset");
    String upper = name + "/UPPER";
    Seen seen = probe().write(dataset("-1", upper), dataset("-2", name + "/upper"));
    assertThat(seen.guid("-1")).isNotEqualTo(seen.guid("-2"));
    assertThat(probe().has(Given.DATASET, name + "/Upper")).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldUpdateTheExistingSubtypeWhenWrittenUnderItsSupertype() {
    String name = probe().name("dataset");
    String guid = probe().write(dataset("-1", name)).guid("-1");
    Seen seen = probe().write(with(entity("-1", "DataSet", name), "name", text("new")));
    assertThat(seen.guid("-1")).isEqualTo(guid);
    assertThat(attribute(Given.DATASET, name, "name").asText()).isEqualTo("new");
  }

  @Test
  @Source(MEASURED)
  default void shouldKeepWhatIsNotSentAndClearWhatIsNull() {
    String name = probe().name("strict");
    ObjectNode full = with(strict("-1", name), "description", text("d"));
    probe().write(with(full, "text", text("t"))).succeeds();
    probe().write(with(strict("-1", name), "text", none())).succeeds();
    assertThat(attribute(Given.STRICT, name, "description").asText()).isEqualTo("d");
    assertThat(attribute(Given.STRICT, name, "text").isNull()).isTrue();
  }

  @Test
  @Source(MEASURED)
  default void shouldUpdateAndEvenRenameByRealGuidWithoutMentioningIt() {
    String former = probe().name("former");
    String later = probe().name("later");
    String guid = probe().write(dataset("-1", former)).guid("-1");
    Seen seen = probe().write(dataset(guid, later)).succeeds();
    assertThat(seen.json().path("guidAssignments").isEmpty()).isTrue();
    assertThat(probe().find(Given.DATASET, later).json().at("/entity/guid").asText())
        .isEqualTo(guid);
    assertThat(probe().has(Given.DATASET, former)).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldFindAnEntityByNameUnderAMadeUpGuid() {
    String name = probe().name("dataset");
    String guid = probe().write(dataset("-1", name)).guid("-1");
    assertThat(probe().write(dataset("made-up", name)).guid("made-up")).isEqualTo(guid);
  }

  @Test
  @Source(MEASURED)
  default void shouldIgnoreWhatItDoesNotKnow() {
    String name = probe().name("dataset");
    ObjectNode entity = with(dataset("-1", name), "noSuchAttribute", text("x"));
    related(entity, "noSuchRelationship", byGuid("-1")).put("noSuchField", 1);
    probe().write(entity).succeeds();
    assertThat(probe().find(Given.DATASET, name).json().at("/entity/attributes").fieldNames())
        .toIterable()
        .doesNotContain("noSuchAttribute");
  }

  @Test
  @Source(MEASURED)
  default void shouldMakeTextOfAnythingAndNumbersOfNumericText() {
    String name = probe().name("strict");
    ObjectNode entity = with(strict("-1", name), "whole", text("12"));
    with(entity, "text", Given.object().put("a", 1));
    probe().write(with(entity, "decimal", text("1.5"))).succeeds();
    assertThat(attribute(Given.STRICT, name, "whole").asInt()).isEqualTo(12);
    assertThat(attribute(Given.STRICT, name, "decimal").asDouble()).isEqualTo(1.5);
    assertThat(attribute(Given.STRICT, name, "text").asText()).isEqualTo("{a=1}");
  }

  @Test
  @Source(MEASURED)
  default void shouldShowZeroForNumbersThatHaveNoValue() {
    String name = probe().name("strict");
    probe().write(strict("-1", name)).succeeds();
    assertThat(attribute(Given.STRICT, name, "whole").asInt(-1)).isZero();
    assertThat(attribute(Given.STRICT, name, "day").asInt(-1)).isZero();
    assertThat(attribute(Given.STRICT, name, "flag").asBoolean(true)).isFalse();
    assertThat(attribute(Given.STRICT, name, "words").isNull()).isTrue();
  }

  @Test
  @Source(MEASURED)
  default void shouldWriteASingleEntityToo() {
    String name = probe().name("dataset");
    JsonNode body = Given.object().set("entity", dataset("-1", name));
    assertThat(probe().post("/entity", body).mutated("CREATE")).containsExactly(name);
  }

  @Test
  @Source(value = DOCUMENTED, follows = "Purview; Atlas has no collections and ignores it")
  default void shouldTakeACollectionToPutEntitiesIn() {
    String name = probe().name("dataset");
    String path = "/entity/bulk" + (probe().isPurview() ? "?collectionId=abc123" : "");
    probe().post(path, Given.entities(List.of(dataset("-1", name)))).succeeds();
    assertThat(probe().has(Given.DATASET, name)).isTrue();
  }

  private JsonNode attribute(String type, String name, String attribute) {
    return probe().find(type, name).succeeds().json().at("/entity/attributes").path(attribute);
  }
}
