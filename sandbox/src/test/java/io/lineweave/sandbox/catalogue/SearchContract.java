package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Source.Evidence.DOCUMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searching by the beginning of a qualified name, which is eventually consistent. */
interface SearchContract extends Contract {

  @Test
  @Source(
      value = DOCUMENTED,
      follows = "Purview's search/query or Atlas' search/basic, each its own")
  default void shouldFindByTheBeginningOfAQualifiedName() {
    String prefix = probe().name("https://a.dfs.core.windows.net/raw/Customers");
    probe()
        .write(
            dataset("-1", prefix + "/{N}.csv"),
            dataset("-2", prefix),
            dataset("-3", probe().name("other")))
        .succeeds();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(found(prefix)).containsExactlyInAnyOrder(prefix, prefix + "/{N}.csv"));
  }

  @Test
  @Source(
      value = DOCUMENTED,
      follows = "the same, with `or` in Purview's filter and a condition OR in Atlas'")
  default void shouldFindByOneOfSeveralBeginnings() {
    String one = probe().name("https://a.dfs.core.windows.net/raw/One");
    String two = probe().name("https://a.dfs.core.windows.net/raw/Two");
    probe()
        .write(
            dataset("-1", one + "/{N}.csv"),
            dataset("-2", two),
            dataset("-3", probe().name("other")))
        .succeeds();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(found(one, two)).containsExactlyInAnyOrder(one + "/{N}.csv", two));
  }

  private List<String> found(String... prefixes) {
    ArrayNode criteria = Given.object().arrayNode();
    for (String prefix : prefixes) {
      criteria.add(
          Given.object()
              .put("attributeName", "qualifiedName")
              .put("operator", probe().isPurview() ? "startswith" : "startsWith")
              .put("attributeValue", prefix));
    }
    boolean several = prefixes.length > 1;
    if (probe().isPurview()) {
      JsonNode filter = several ? Given.object().set("or", criteria) : criteria.get(0);
      JsonNode body = Given.object().put("limit", 10).putNull("keywords").set("filter", filter);
      JsonNode answer = probe().send(probe().search(body.toString())).succeeds().json();
      assertThat(answer.path("value").findValuesAsText("entityType"))
          .allMatch(Given.DATASET::equals);
      return answer.path("value").findValuesAsText("qualifiedName");
    }
    JsonNode filter =
        several
            ? Given.object().put("condition", "OR").set("criterion", criteria)
            : criteria.get(0);
    ObjectNode body = Given.object().put("typeName", "DataSet").put("limit", 10);
    body.put("excludeDeletedEntities", true).set("entityFilters", filter);
    JsonNode answer = probe().post("/search/basic", body).succeeds().json();
    return answer.path("entities").findValuesAsText("qualifiedName");
  }
}
