package io.lineweave.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entities as the Atlas v2 API takes them. Deterministic: equal entities are equal bytes, because
 * attributes stand in name order and nothing depends on time, place or chance.
 */
public final class AtlasJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String QUALIFIED_NAME = "qualifiedName";

  private AtlasJson() {}

  /** The body of a bulk write, UTF-8. */
  public static byte[] write(List<Entity> entities) {
    var bytes = new ByteArrayOutputStream(1_024 * entities.size());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("entities");
      for (Entity entity : entities) {
        write(json, entity);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Entity entity) throws IOException {
    json.writeStartObject();
    json.writeStringField("typeName", entity.name().typeName());
    json.writeStringField("guid", entity.guid());
    SortedMap<String, Object> attributes = new TreeMap<>(entity.attributes());
    attributes.put(QUALIFIED_NAME, entity.name().qualifiedName());
    writeAll(json, "attributes", attributes);
    if (!entity.relationships().isEmpty()) {
      writeAll(json, "relationshipAttributes", entity.relationships());
    }
    json.writeEndObject();
  }

  private static void writeAll(JsonGenerator json, String field, SortedMap<String, Object> values)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      json.writeFieldName(value.getKey());
      writeValue(json, value.getValue());
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        writeValue(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Reference.ByName byName) {
      json.writeStartObject();
      json.writeStringField("typeName", byName.name().typeName());
      json.writeObjectFieldStart("uniqueAttributes");
      json.writeStringField(QUALIFIED_NAME, byName.name().qualifiedName());
      json.writeEndObject();
      json.writeEndObject();
    } else if (value instanceof Reference.ByGuid byGuid) {
      json.writeStartObject();
      json.writeStringField("guid", byGuid.guid());
      json.writeStringField("typeName", byGuid.typeName());
      json.writeEndObject();
    } else {
      writeScalar(json, value);
    }
  }

  private static void writeScalar(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.doubleValue());
    } else {
      throw new IllegalArgumentException("not an attribute value: " + value.getClass());
    }
  }
}
