package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A search for the names that begin with one of some prefixes, in the words of either server. */
record PrefixSearch(List<String> prefixes, int limit) {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Purview's search returns at most 1,000 a page.
  private static final int MOST = 1_000;

  byte[] body(Dialect dialect) {
    ObjectNode root = JSON.createObjectNode().put("limit", Math.min(limit, MOST));
    if (dialect.purviewSearch()) {
      root.putNull("keywords").set("filter", purviewFilter());
    } else {
      root.put("typeName", "DataSet").put("excludeDeletedEntities", true);
      root.putArray("attributes").add("qualifiedName");
      root.set("entityFilters", atlasFilter());
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Hits whose name does begin with a prefix, in whatever letter case: a search index may be lax
   * about the rest.
   */
  Optional<List<Found>> hits(Dialect dialect, JsonNode body) {
    return (dialect.purviewSearch()
            ? EntityAnswers.purviewHits(body)
            : EntityAnswers.entities(body))
        .map(
            hits ->
                hits.stream()
                    .filter(hit -> isMeant(hit.name().qualifiedName()))
                    .limit(limit)
                    .toList());
  }

  private boolean isMeant(String name) {
    return prefixes.stream()
        .anyMatch(prefix -> name.regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  private ObjectNode purviewFilter() {
    if (prefixes.size() == 1) {
      return criterion("startswith", prefixes.get(0));
    }
    ObjectNode filter = JSON.createObjectNode();
    ArrayNode any = filter.putArray("or");
    prefixes.forEach(prefix -> any.add(criterion("startswith", prefix)));
    return filter;
  }

  private ObjectNode atlasFilter() {
    if (prefixes.size() == 1) {
      return criterion("startsWith", prefixes.get(0));
    }
    ObjectNode filter = JSON.createObjectNode().put("condition", "OR");
    ArrayNode any = filter.putArray("criterion");
    prefixes.forEach(prefix -> any.add(criterion("startsWith", prefix)));
    return filter;
  }

  private static ObjectNode criterion(String operator, String prefix) {
    return JSON.createObjectNode()
        .put("attributeName", "qualifiedName")
        .put("operator", operator)
        .put("attributeValue", prefix);
  }
}
