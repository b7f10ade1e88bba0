package io.lineweave.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tags facet of jobs and runs (1-0-0). */
public final class Tags {
  private Tags() {}

  /** Each tag as {@code key} and as {@code key=value}. */
  public static Stream<String> of(Facets facets) {
    return facets.get("tags").stream().flatMap(Tags::read);
  }

  private static Stream<String> read(Facet facet) {
    JsonNode tags = FacetJson.tree(facet).path("tags");
    return StreamSupport.stream(tags.spliterator(), false).flatMap(Tags::tag);
  }

  private static Stream<String> tag(JsonNode tag) {
    String key = tag.path("key").asText("");
    return key.isEmpty() ? Stream.of() : Stream.of(key, key + "=" + tag.path("value").asText(""));
  }
}
