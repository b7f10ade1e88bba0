package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.byName;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.inputs;
import static io.lineweave.sandbox.catalogue.Given.none;
import static io.lineweave.sandbox.catalogue.Given.object;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.related;
import static io.lineweave.sandbox.catalogue.Given.strict;
import static io.lineweave.sandbox.catalogue.Given.text;
import static io.lineweave.sandbox.catalogue.Given.with;
import static io.lineweave.sandbox.catalogue.Source.Evidence.INFERRED;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused, how it reads, and that nothing of the batch is stored then. */
interface RefusalContract extends Contract {
  String INVALID = "ATLAS-404-00-007";
  String UNRESOLVED = "ATLAS-404-00-00A";
  String BAD_REFERENCE = "ATLAS-400-00-021";

  @Test
  @Source(MEASURED)
  default void shouldRefuseAnUnknownType() {
    refuses(
        entity("-1", "lineweave_contract_nothing", probe().name("x")),
        400,
        "ATLAS-400-00-014",
        "Type ENTITY with name lineweave_contract_nothing does not exist");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseAMissingMandatoryAttributeWith404() {
    ObjectNode entity = entity("-1", Given.STRICT, probe().name("x"));
    refuses(
        entity, 404, INVALID, "must: mandatory attribute value missing in type " + Given.STRICT);
  }

  @Test
  @Source(MEASURED)
  default void shouldNameTheInheritedMandatoryAttributeFirst() {
    ObjectNode nameless = object().put("guid", "-1").put("typeName", Given.STRICT);
    refuses(nameless, 404, INVALID, "qualifiedName: mandatory attribute value missing");
    nameless.putObject("attributes").put("qualifiedName", probe().name("x"));
    refuses(nameless, 404, INVALID, "name: mandatory attribute value missing in type Asset");
  }

  @Test
  @Source(MEASURED)
  default void shouldDemandMandatoryAttributesInAnUpdateToo() {
    String name = probe().name("x");
    probe().write(strict("-1", name)).succeeds();
    refuses(entity("-1", Given.STRICT, name), 404, INVALID, "must: mandatory");
    refuses(with(strict("-1", name), "must", none()), 404, INVALID, "must: mandatory");
  }

  @Test
  @Source(MEASURED)
  default void shouldAcceptEmptyTextForAMandatoryAttribute() {
    probe().write(with(strict("-1", probe().name("x")), "must", text(""))).succeeds();
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseValuesThatDoNotFitTheirType() {
    refusesValue("whole", text("abc"), "whole=abc: invalid value for type int");
    refusesValue("whole", object().put("a", 99999999999L).path("a"), "invalid value for type int");
    refusesValue("decimal", text("x"), "decimal=x: invalid value for type double");
    refusesValue("flag", text("yes"), "flag=yes: invalid value for type boolean");
    refusesValue("day", text("nope"), "day=nope: invalid value for type date");
    refusesValue("words", text("a"), "words=a: invalid value for type array<string>");
    refusesValue("facts", text("a"), "facts=a: invalid value for type map<string,string>");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseAPartWithoutItsWhole() {
    ObjectNode part = entity("-1", Given.PART, probe().name("part"));
    refuses(part, 404, INVALID, "whole: mandatory attribute value missing in type " + Given.PART);
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseAReferenceByNameToNothing() {
    String ghost = probe().name("ghost");
    refuses(
        reader(byName(Given.DATASET, ghost)),
        404,
        UNRESOLVED,
        "Referenced entity AtlasObjectId{guid='null', typeName='%s', uniqueAttributes={qualifiedName:%s}} is not found"
            .formatted(Given.DATASET, ghost));
  }

  @Test
  @Source(MEASURED)
  default void shouldResolveNamesAgainstTheStoreOnlyNotAgainstTheBatch() {
    String name = probe().name("new");
    Seen seen = probe().write(dataset("-2", name), reader(byName(Given.DATASET, name)));
    seen.isRefused(404, UNRESOLVED, name);
    assertThat(probe().has(Given.DATASET, name)).isFalse();
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseGuidsThatLeadToNothing() {
    refuses(reader(byGuid("-9")), 404, UNRESOLVED, "Referenced entity -9 is not found");
    refuses(reader(byGuid("abc")), 404, UNRESOLVED, "Referenced entity abc is not found");
    refuses(dataset("abc", probe().name("x")), 404, UNRESOLVED, "Referenced entity abc");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseReferencesThatAreNone() {
    refuses(reader(text("x")), 400, BAD_REFERENCE, "ObjectId is not valid x");
    refuses(reader(object()), 400, BAD_REFERENCE, "ObjectId is not valid AtlasObjectId{");
    refuses(reader(none()), 400, BAD_REFERENCE, "ObjectId is not valid null");
    ObjectNode typeless = object();
    typeless.putObject("uniqueAttributes").put("qualifiedName", "x");
    refuses(reader(typeless), 400, BAD_REFERENCE, "uniqueAttributes={qualifiedName:x}");
    ObjectNode notAList = with(process("-1", probe().name("x")), "inputs", text("x"));
    refuses(notAList, 404, INVALID, "inputs=x: invalid value for type array<objectid>");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseAProcessAsInputOfAProcess() {
    String name = probe().name("process");
    probe().write(process("-1", name)).succeeds();
    refuses(reader(byName(Given.PROCESS, name)), 400, "ATLAS-400-00-036", "dataset_process_inputs");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseTheWrongTypeAtAnEnd() {
    String name = probe().name("other");
    probe().write(dataset("-1", name)).succeeds();
    ObjectNode entity =
        related(dataset("-1", probe().name("x")), "friend", byName(Given.DATASET, name));
    refuses(entity, 400, "ATLAS-400-00-036", "lineweave_contract_friends");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseAnEmptyListAndANullEntity() {
    probe().write().isRefused(400, "ATLAS-400-00-01A", "no entities to create/update.");
    probe().write(none()).isRefused(400, "ATLAS-400-00-01A", "found null entity");
  }

  @Test
  @Source(
      value = MEASURED,
      follows = "Atlas 2.1.0: plain text under 500; Atlas 3 answers 400, Purview is not known")
  default void shouldAnswerBodiesThatAreNoneWithPlainText500() {
    probe().post("/entity/bulk", "").isUnexpected();
    probe().post("/entity/bulk", "{}").isUnexpected();
    probe().post("/entity/bulk", "[]").isUnexpected();
    probe().post("/entity/bulk", "{\"enti").isUnexpected();
    probe().post("/entity/bulk", "{\"entities\":null}").isUnexpected();
    var plain = HttpRequest.BodyPublishers.ofString("{\"entities\":[]}");
    probe()
        .send(probe().request("/entity/bulk").header("Content-Type", "text/plain").POST(plain))
        .isUnexpected();
  }

  @Test
  @Source(value = MEASURED, follows = "Atlas 2.1.0; Purview is not known")
  default void shouldAnswerUnknownAddressesAndMethodsWithPlainText500() {
    probe().get("/no/such/thing").isUnexpected();
    probe().put("/entity/bulk", "{}").isUnexpected();
  }

  @Test
  @Source(
      value = INFERRED,
      follows = "Purview, which documents the limits but not the answer; Atlas takes 20 MB")
  default void shouldRefuseTooMuchWherePurviewDoes() {
    String name = probe().name("x");
    ObjectNode process = process("-1", name);
    Seen seen = probe().write(with(process, "columnMapping", text("x".repeat(33 * 1024))));
    if (probe().isPurview()) {
      seen.isRefused(400, "ATLAS-400-00-01A", "columnMapping");
    } else {
      seen.succeeds();
    }
    assertThat(probe().has(Given.PROCESS, name)).isEqualTo(!probe().isPurview());
  }

  @Test
  @Source(MEASURED)
  default void shouldTurnAwayWhoeverHasNoCredentials() {
    if (probe().needsCredentials()) {
      Seen seen = probe().send(probe().withoutCredentials("/types/typedefs/headers").GET());
      assertThat(seen.status()).isEqualTo(401);
    }
  }

  private ObjectNode reader(JsonNode input) {
    return inputs(process("-1", probe().name("process")), List.of(input));
  }

  private void refusesValue(String attribute, JsonNode value, String message) {
    refuses(with(strict("-1", probe().name("x")), attribute, value), 404, INVALID, message);
  }

  /** Refused, and a good entity before it in the batch is not stored either. */
  private void refuses(JsonNode entity, int status, String code, String message) {
    String good = probe().name("good");
    probe().write(dataset("-100", good), entity).isRefused(status, code, message);
    assertThat(probe().has(Given.DATASET, good)).isFalse();
  }
}
