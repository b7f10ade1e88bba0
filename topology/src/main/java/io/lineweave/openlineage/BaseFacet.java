package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The fields that the specification defines for every facet: {@code _producer} and {@code
 * _schemaURL} must be there, {@code _deleted} must be a boolean (the Python client writes null).
 */
final class BaseFacet {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PRODUCER = "_producer";
  static final String SCHEMA_URL = "_schemaURL";
  static final String DELETED = "_deleted";

  private BaseFacet() {}

  /**
   * The facet as the specification wants it; the very same bytes if it is, as nearly all are. Empty
   * if it is not and is too strange to be mended.
   */
  static Optional<byte[]> complete(byte[] facet, String producer, String schemaUrl) {
    boolean valid = BaseFields.areValid(facet).orElseGet(() -> isValid(facet));
    return valid ? Optional.of(facet) : completed(facet, producer, schemaUrl);
  }

  /** The same for any spelling of the names. */
  static boolean isValid(byte[] facet) {
    boolean[] valid = {false};
    FacetJson.stream(facet, parser -> valid[0] = isValid(parser));
    return valid[0];
  }

  private static boolean isValid(JsonParser parser) throws IOException {
    boolean producer = false;
    boolean schemaUrl = false;
    boolean deleted = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case PRODUCER -> producer = value == JsonToken.VALUE_STRING;
        case SCHEMA_URL -> schemaUrl = value == JsonToken.VALUE_STRING;
        case DELETED -> deleted = value.isBoolean();
        default -> {}
      }
      parser.skipChildren();
    }
    return producer && schemaUrl && deleted;
  }

  private static Optional<byte[]> completed(byte[] facet, String producer, String schemaUrl) {
    return FacetJson.tree(facet) instanceof ObjectNode given
        ? Optional.of(completed(given, producer, schemaUrl))
        : Optional.empty();
  }

  private static byte[] completed(ObjectNode given, String producer, String schemaUrl) {
    ObjectNode completed = JSON.createObjectNode();
    completed.put(PRODUCER, textOr(given, PRODUCER, producer));
    completed.put(SCHEMA_URL, textOr(given, SCHEMA_URL, schemaUrl));
    given.remove(PRODUCER);
    given.remove(SCHEMA_URL);
    if (!given.path(DELETED).isBoolean()) {
      given.remove(DELETED);
    }
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
