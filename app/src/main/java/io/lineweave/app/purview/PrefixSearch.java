package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A search for the names that begin with a prefix, in the words of either server. */
record PrefixSearch(String prefix, int limit) {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Purview's search returns at most 1,000 a page.
  private static final int MOST = 1_000;

  byte[] body(Dialect dialect) {
    ObjectNode root = JSON.createObjectNode().put("limit", Math.min(limit, MOST));
    if (dialect.purviewSearch()) {
      root.putNull("keywords").set("filter", criterion("startswith"));
    } else {
      root.put("typeName", "DataSet").put("excludeDeletedEntities", true);
      root.putArray("attributes").add("qualifiedName");
      root.set("entityFilters", criterion("startsWith"));
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Hits whose name does begin with the prefix, in whatever letter case: a search index may be lax
   * about the rest.
   */
  Optional<List<Found>> hits(Dialect dialect, JsonNode body) {
    return (dialect.purviewSearch()
            ? EntityAnswers.purviewHits(body)
            : EntityAnswers.entities(body))
        .map(
            hits ->
                hits.stream()
                    .filter(hit -> beginsWithPrefix(hit.name().qualifiedName()))
                    .limit(limit)
                    .toList());
  }

  private boolean beginsWithPrefix(String name) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private ObjectNode criterion(String operator) {
    return JSON.createObjectNode()
        .put("attributeName", "qualifiedName")
        .put("operator", operator)
        .put("attributeValue", prefix);
  }
}
