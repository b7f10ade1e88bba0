package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The two fields that the specification asks of every facet. */
final class BaseFacet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRODUCER = "_producer";
  private static final String SCHEMA_URL = "_schemaURL";

  private BaseFacet() {}

  /** The facet with both; the very same bytes if it has them, as nearly all have. */
  static byte[] complete(byte[] facet, String producer, String schemaUrl) {
    boolean[] complete = {false};
    FacetJson.stream(facet, parser -> complete[0] = isComplete(parser));
    return complete[0] ? facet : completed(facet, producer, schemaUrl);
  }

  private static boolean isComplete(JsonParser parser) throws IOException {
    boolean producer = false;
    boolean schemaUrl = false;
    while (!(producer && schemaUrl) && parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      producer |= text && field.equals(PRODUCER);
      schemaUrl |= text && field.equals(SCHEMA_URL);
      parser.skipChildren();
    }
    return producer && schemaUrl;
  }

  private static byte[] completed(byte[] facet, String producer, String schemaUrl) {
    ObjectNode given = (ObjectNode) FacetJson.tree(facet);
    ObjectNode completed = JSON.createObjectNode();
    completed.put(PRODUCER, textOr(given, PRODUCER, producer));
    completed.put(SCHEMA_URL, textOr(given, SCHEMA_URL, schemaUrl));
    given.remove(PRODUCER);
    given.remove(SCHEMA_URL);
    completed.setAll(given);
    try {
      return JSON.writeValueAsBytes(completed);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textOr(ObjectNode facet, String field, String otherwise) {
    return facet.path(field).isTextual() ? facet.path(field).asText() : otherwise;
  }
}
