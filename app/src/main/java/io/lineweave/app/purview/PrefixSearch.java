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
      root.putNull("keywords")
          .set("filter", anyPrefix("startswith", JSON.createObjectNode(), "or"));
    } else {
      root.put("typeName", "DataSet").put("excludeDeletedEntities", true);
      root.putArray("attributes").add("qualifiedName");
      ObjectNode either = JSON.createObjectNode().put("condition", "OR");
      root.set("entityFilters", anyPrefix("startsWith", either, "criterion"));
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

  /** One criterion alone, or several under that field of the filter for several. */
  private ObjectNode anyPrefix(String operator, ObjectNode several, String field) {
    if (prefixes.size() == 1) {
      return criterion(operator, prefixes.get(0));
    }
    ArrayNode any = several.putArray(field);
    prefixes.forEach(prefix -> any.add(criterion(operator, prefix)));
    return several;
  }

  private static ObjectNode criterion(String operator, String prefix) {
    return JSON.createObjectNode()
        .put("attributeName", "qualifiedName")
        .put("operator", operator)
        .put("attributeValue", prefix);
  }
}
