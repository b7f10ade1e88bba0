package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.byName;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.related;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting, on a server that deletes for good. */
interface DeletionContract extends Contract {

  @Test
  @Source(MEASURED)
  default void shouldDeleteByGuid() {
    String name = probe().name("dataset");
    String guid = probe().write(dataset("-1", name)).guid("-1");
    assertThat(probe().delete("/entity/guid/" + guid).mutated("DELETE")).containsExactly(name);
    assertThat(probe().has(Given.DATASET, name)).isFalse();
    probe().get("/entity/guid/" + guid).isRefused(404, "ATLAS-404-00-005", guid);
  }

  @Test
  @Source(MEASURED)
  default void shouldDeleteManyByGuid() {
    String one = probe().name("one");
    String other = probe().name("other");
    Seen seen = probe().write(dataset("-1", one), dataset("-2", other));
    String guids = "guid=" + seen.guid("-1") + "&guid=" + seen.guid("-2");
    assertThat(probe().delete("/entity/bulk?" + guids).mutated("DELETE"))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  @Source(MEASURED)
  default void shouldDeleteByName() {
    String name = probe().name("dataset");
    probe().write(dataset("-1", name)).succeeds();
    String path = "/entity/uniqueAttribute/type/" + Given.DATASET + "?attr:qualifiedName=";
    assertThat(probe().delete(path + Probe.encoded(name)).mutated("DELETE")).containsExactly(name);
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswerAnEmptyObjectForWhatIsNotThere() {
    String nothing = "/entity/guid/" + LookupContract.NOWHERE;
    assertThat(probe().delete(nothing).succeeds().json()).isEqualTo(Given.object());
    probe().delete("/entity/bulk").isRefused(400, "ATLAS-400-00-01A", "Guid(s) not specified");
  }

  @Test
  @Source(MEASURED)
  default void shouldTakeTheEdgesAlongAndLeaveTheProcess() {
    String in = probe().name("in");
    String name = probe().name("process");
    Seen seen =
        probe().write(dataset("-1", in), process("-2", name, List.of(byGuid("-1")), List.of()));
    Seen deleted = probe().delete("/entity/guid/" + seen.guid("-1"));
    assertThat(deleted.mutated("DELETE")).containsExactly(in);
    assertThat(deleted.mutated("UPDATE")).isEmpty();
    JsonNode process = probe().find(Given.PROCESS, name).succeeds().json();
    assertThat(process.at("/entity/attributes/inputs")).isEmpty();
    probe()
        .write(process("-1", name, List.of(byName(Given.DATASET, in)), List.of()))
        .isRefused(404, "ATLAS-404-00-00A", in);
  }

  @Test
  @Source(MEASURED)
  default void shouldGiveANewGuidToWhatIsCreatedAgain() {
    String name = probe().name("dataset");
    String former = probe().write(dataset("-1", name)).guid("-1");
    probe().delete("/entity/guid/" + former).succeeds();
    assertThat(probe().write(dataset("-1", name)).guid("-1")).isNotEqualTo(former);
  }

  @Test
  @Source(MEASURED)
  default void shouldDeleteThePartsWithTheWhole() {
    String whole = probe().name("whole");
    String part = probe().name("part");
    Seen seen =
        probe()
            .write(
                entity("-1", Given.WHOLE, whole),
                related(entity("-2", Given.PART, part), "whole", byGuid("-1")));
    assertThat(probe().delete("/entity/guid/" + seen.guid("-1")).mutated("DELETE"))
        .containsExactlyInAnyOrder(whole, part);
  }
}
