package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The part of Purview's {@code POST search/query} that this project asks for. Inside the store's
 * lock.
 *
 * <p>Understood: {@code keywords} (text that must occur in the name or the qualified name; null or
 * {@code *} for all), {@code limit} (50, at most 1000), {@code continuationToken}, {@code filter}
 * with {@code and}, {@code or}, {@code not}, {@code entityType} (with {@code includeSubTypes}),
 * {@code collectionId} and {@link AttributeFilter}. Text is compared without regard to case
 * (inferred).
 */
final class Search {
  private static final int MAX_LIMIT = 1000;
  private static final int DEFAULT_LIMIT = 50;

  private final Store store;
  private final long visibleBefore;

  /**
   * @param visibleBefore search is eventually consistent: what was created later is not found yet
   */
  Search(Store store, long visibleBefore) {
    this.store = store;
    this.visibleBefore = visibleBefore;
  }

  ObjectNode query(JsonNode body) {
    JsonNode filter = body.path("filter");
    Predicate<StoredEntity> wanted = keywords(body.path("keywords")).and(condition(filter));
    List<StoredEntity> found =
        candidates(filter)
            .filter(entity -> entity.created() <= visibleBefore)
            .filter(wanted)
            .toList();
    int limit = Math.min(body.path("limit").asInt(DEFAULT_LIMIT), MAX_LIMIT);
    int offset = Math.min(body.path("continuationToken").asInt(0), found.size());
    int end = Math.min(offset + limit, found.size());
    ObjectNode answer = Json.object().put("@search.count", found.size());
    answer.put("@search.count.approximate", false);
    if (end < found.size()) {
      answer.put("continuationToken", Integer.toString(end));
    }
    ArrayNode value = answer.putArray("value");
    found.subList(offset, end).forEach(entity -> value.add(show(entity)));
    return answer;
  }

  private static ObjectNode show(StoredEntity entity) {
    return Json.object()
        .put("@search.score", 1.0)
        .put("id", entity.guid())
        .put("qualifiedName", entity.qualifiedName())
        .put("name", entity.name())
        .put("entityType", entity.typeName())
        .put("collectionId", entity.collection());
  }

  /** A prefix that everything must have saves looking at everything. */
  private Stream<StoredEntity> candidates(JsonNode filter) {
    Stream<JsonNode> conditions =
        filter.has("and") ? stream(filter.path("and")) : Stream.of(filter);
    return conditions
        .filter(condition -> condition.has("attributeName"))
        .map(AttributeFilter::of)
        .filter(AttributeFilter::isPrefixOfQualifiedName)
        .findFirst()
        .map(prefix -> store.startingWith(prefix.value()))
        .orElseGet(store::all);
  }

  private static Predicate<StoredEntity> keywords(JsonNode keywords) {
    String text = fold(keywords.asText(""));
    if (keywords.isNull() || text.isEmpty() || text.equals("*")) {
      return entity -> true;
    }
    return entity -> fold(entity.qualifiedName() + " " + entity.name()).contains(text);
  }

  private Predicate<StoredEntity> condition(JsonNode filter) {
    if (filter.isMissingNode() || filter.isNull() || filter.isEmpty()) {
      return entity -> true;
    }
    if (filter.has("and")) {
      return stream(filter.path("and")).map(this::condition).reduce(it -> true, Predicate::and);
    }
    if (filter.has("or")) {
      return stream(filter.path("or")).map(this::condition).reduce(it -> false, Predicate::or);
    }
    if (filter.has("not")) {
      return condition(filter.path("not")).negate();
    }
    if (filter.has("entityType")) {
      return type(filter.path("entityType").asText(), filter.path("includeSubTypes").asBoolean());
    }
    if (filter.has("collectionId")) {
      return entity -> entity.collection().equals(filter.path("collectionId").asText());
    }
    return AttributeFilter.of(filter).condition(Search::fold);
  }

  private Predicate<StoredEntity> type(String name, boolean subTypes) {
    return entity -> subTypes ? store.typeOf(entity).isA(name) : entity.typeName().equals(name);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
