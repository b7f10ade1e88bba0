package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The part of Atlas' {@code POST search/basic} that this project asks for: {@code typeName}, {@code
 * limit}, {@code offset} and one attribute in {@code entityFilters}. Inside the store's lock.
 */
final class BasicSearch {
  private static final int DEFAULT_LIMIT = 25;

  private BasicSearch() {}

  static ObjectNode query(JsonNode body, Store store, long visibleBefore) {
    AttributeFilter filter = AttributeFilter.of(body.path("entityFilters"));
    EntityType type = store.types().entityType(body.path("typeName").asText());
    List<StoredEntity> found =
        store
            .startingWith(filter.isPrefixOfQualifiedName() ? filter.value() : "")
            .filter(entity -> entity.created() <= visibleBefore)
            .filter(entity -> store.typeOf(entity).isA(type.name()))
            .filter(filter.condition(UnaryOperator.identity()))
            .skip(body.path("offset").asInt())
            .limit(body.path("limit").asInt(DEFAULT_LIMIT))
            .toList();
    ObjectNode answer = Json.object().put("queryType", "BASIC");
    answer.set("searchParameters", body);
    if (!found.isEmpty()) {
      ArrayNode entities = answer.putArray("entities");
      found.forEach(entity -> entities.add(Views.header(entity)));
    }
    return answer;
  }
}
