package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.array;
import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.byName;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.inputs;
import static io.lineweave.sandbox.catalogue.Given.none;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.related;
import static io.lineweave.sandbox.catalogue.Given.with;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A list of inputs or outputs replaces the former one. As measured with hard deletes: a server in
 * Atlas' default soft-delete mode loses edges that are added again.
 */
interface ReplacementContract extends Contract {

  @Test
  @Source(MEASURED)
  default void shouldReplaceInputsByTheNewList() {
    List<String> names = datasets(3);
    String process = probe().name("process");
    write(process, names.subList(0, 2));
    Seen seen = write(process, names.subList(1, 3));
    assertThat(seen.mutated("UPDATE")).contains(process, names.get(2));
    assertThat(active(process, "inputs")).containsExactlyInAnyOrderElementsOf(names.subList(1, 3));
  }

  @Test
  @Source(MEASURED)
  default void shouldKeepTheOrderOfTheListAndTakeAnotherOrderForAChange() {
    List<String> names = datasets(2);
    List<String> reversed = List.of(names.get(1), names.get(0));
    String process = probe().name("process");
    write(process, names);
    assertThat(active(process, "inputs")).containsExactlyElementsOf(names);
    assertThat(write(process, reversed).mutated("UPDATE")).contains(process);
    assertThat(active(process, "inputs")).containsExactlyElementsOf(reversed);
    assertThat(write(process, reversed).json().has("mutatedEntities")).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldLeaveInputsAloneThatAreAbsentOrNull() {
    List<String> names = datasets(1);
    String process = probe().name("process");
    write(process, names);
    probe().write(process("-1", process)).succeeds();
    probe().write(with(process("-1", process), "inputs", none())).succeeds();
    assertThat(active(process, "inputs")).containsExactlyElementsOf(names);
  }

  @Test
  @Source(MEASURED)
  default void shouldRemoveAllInputsByAnEmptyList() {
    String process = probe().name("process");
    write(process, datasets(2));
    assertThat(write(process, List.of()).mutated("UPDATE")).containsExactly(process);
    assertThat(active(process, "inputs")).isEmpty();
  }

  @Test
  @Source(MEASURED)
  default void shouldRemoveAllInputsByNullAmongTheRelationships() {
    String process = probe().name("process");
    write(process, datasets(2));
    probe().write(related(process("-1", process), "inputs", none())).succeeds();
    assertThat(active(process, "inputs")).isEmpty();
  }

  @Test
  @Source(MEASURED)
  default void shouldPreferRelationshipsToAttributes() {
    List<String> names = datasets(2);
    String process = probe().name("process");
    var both = inputs(process("-1", process), references(names.subList(0, 1)));
    probe().write(related(both, "inputs", array(references(names.subList(1, 2))))).succeeds();
    assertThat(active(process, "inputs")).containsExactly(names.get(1));
  }

  @Test
  @Source(MEASURED)
  default void shouldKeepOneEdgeForARepeatedReference() {
    List<String> names = datasets(1);
    String process = probe().name("process");
    write(process, List.of(names.get(0), names.get(0)));
    assertThat(active(process, "inputs")).containsExactlyElementsOf(names);
  }

  @Test
  @Source(MEASURED)
  default void shouldEndWithTheEdgesThatWereWrittenLastWhateverCameBefore() {
    List<String> names = datasets(5);
    String process = probe().name("process");
    Random random = new Random(7);
    for (int round = 0; round < 12; round++) {
      List<String> wanted = names.stream().filter(name -> random.nextBoolean()).toList();
      write(process, wanted);
      assertThat(active(process, "inputs")).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  @Source(MEASURED)
  default void shouldGiveAPartToAnotherWhole() {
    String part = probe().name("part");
    String first = probe().name("first");
    String second = probe().name("second");
    probe().write(entity("-1", Given.WHOLE, first), part(part, byGuid("-1"))).succeeds();
    Seen seen = probe().write(entity("-1", Given.WHOLE, second), part(part, byGuid("-1")));
    assertThat(seen.mutated("UPDATE")).containsExactlyInAnyOrder(part, first);
    assertThat(seen.mutated("CREATE")).containsExactly(second);
    JsonNode whole =
        probe().find(Given.PART, part).json().at("/entity/relationshipAttributes/whole");
    assertThat(whole.path("guid").asText()).isEqualTo(seen.guid("-1"));
  }

  @Test
  @Source(MEASURED)
  default void shouldDeleteThePartsThatAWholeGivesUp() {
    String part = probe().name("part");
    String whole = probe().name("whole");
    probe().write(entity("-1", Given.WHOLE, whole), part(part, byGuid("-1"))).succeeds();
    Seen seen = probe().write(related(entity("-1", Given.WHOLE, whole), "parts", array(List.of())));
    assertThat(seen.mutated("DELETE")).containsExactly(part);
    assertThat(probe().has(Given.PART, part)).isFalse();
  }

  private static JsonNode part(String name, JsonNode whole) {
    return related(entity("-2", Given.PART, name), "whole", whole);
  }

  private List<String> datasets(int count) {
    List<String> names =
        IntStream.range(0, count).mapToObj(number -> probe().name("in" + number)).toList();
    probe()
        .write(
            IntStream.range(0, count)
                .mapToObj(number -> dataset("-" + (number + 1), names.get(number)))
                .toArray(JsonNode[]::new))
        .succeeds();
    return names;
  }

  private Seen write(String process, List<String> inputs) {
    return probe().write(inputs(process("-1", process), references(inputs))).succeeds();
  }

  private static List<JsonNode> references(List<String> names) {
    return names.stream().map(name -> (JsonNode) byName(Given.DATASET, name)).toList();
  }

  private List<String> active(String process, String attribute) {
    JsonNode entity = probe().find(Given.PROCESS, process).succeeds().json().path("entity");
    List<String> names = new ArrayList<>();
    entity
        .path("attributes")
        .path(attribute)
        .forEach(it -> names.add(it.at("/uniqueAttributes/qualifiedName").asText()));
    assertThat(entity.path("relationshipAttributes").path(attribute)).hasSize(names.size());
    return names;
  }
}
