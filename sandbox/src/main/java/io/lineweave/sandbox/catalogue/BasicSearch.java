package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The part of Atlas' {@code POST search/basic} that this project asks for: {@code typeName}, {@code
 * limit}, {@code offset} and one attribute in {@code entityFilters}. Inside the store's lock.
 */
final class BasicSearch {
  private static final int DEFAULT_LIMIT = 25;

  private BasicSearch() {}

  static ObjectNode query(JsonNode body, Store store, long visibleBefore) {
    List<AttributeFilter> filters = filters(body.path("entityFilters"));
    EntityType type = store.types().entityType(body.path("typeName").asText());
    List<StoredEntity> found =
        store
            .startingWith(prefix(filters))
            .filter(entity -> entity.created() <= visibleBefore)
            .filter(entity -> store.typeOf(entity).isA(type.name()))
            .filter(condition(filters))
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

  /** One condition, or several of which one has to hold. */
  private static List<AttributeFilter> filters(JsonNode filters) {
    if (!filters.has("criterion")) {
      return List.of(AttributeFilter.of(filters));
    }
    if (!filters.path("condition").asText().equals("OR")) {
      throw AttributeFilter.unknown(filters);
    }
    List<AttributeFilter> several = new ArrayList<>();
    filters.path("criterion").forEach(filter -> several.add(AttributeFilter.of(filter)));
    return several;
  }

  /** A prefix that everything must have saves looking at everything. */
  private static String prefix(List<AttributeFilter> filters) {
    AttributeFilter first = filters.get(0);
    return filters.size() == 1 && first.isPrefixOfQualifiedName() ? first.value() : "";
  }

  private static Predicate<StoredEntity> condition(List<AttributeFilter> filters) {
    return filters.stream()
        .map(filter -> filter.condition(UnaryOperator.identity()))
        .reduce(entity -> false, Predicate::or);
  }
}
