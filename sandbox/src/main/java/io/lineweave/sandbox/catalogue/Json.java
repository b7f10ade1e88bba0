package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** JSON in and out. What cannot be read is what Atlas did not expect. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A JSON object as plain maps, lists and values. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(String body) {
    try {
      return MAPPER.readValue(body, Map.class);
    } catch (IOException e) {
      throw Refusal.unexpected();
    }
  }

  /** A JSON object as a tree. */
  static JsonNode tree(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw Refusal.unexpected();
    }
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is not JSON", e);
    }
  }
}
