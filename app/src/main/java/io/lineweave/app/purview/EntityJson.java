package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import java.util.List;

/** Bodies of bulk writes. */
final class EntityJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntityJson() {}

  static byte[] bulk(List<Entity> entities) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("entities");
    entities.forEach(entity -> add(list.addObject(), entity));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static void add(ObjectNode node, Entity entity) {
    node.put("typeName", entity.name().typeName());
    node.put("guid", entity.guid());
    ObjectNode attributes = node.putObject("attributes");
    attributes.put("qualifiedName", entity.name().qualifiedName());
    entity
        .attributes()
        .forEach((key, value) -> attributes.set(key, JSON.valueToTree(plain(value))));
    if (!entity.relationships().isEmpty()) {
      ObjectNode relationships = node.putObject("relationshipAttributes");
      entity
          .relationships()
          .forEach((key, value) -> relationships.set(key, JSON.valueToTree(plain(value))));
    }
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(EntityJson::plain).toList();
    }
    if (value instanceof Reference.ByGuid byGuid) {
      return JSON.createObjectNode().put("guid", byGuid.guid()).put("typeName", byGuid.typeName());
    }
    if (value instanceof Reference.ByName byName) {
      ObjectNode reference = JSON.createObjectNode().put("typeName", byName.name().typeName());
      reference.putObject("uniqueAttributes").put("qualifiedName", byName.name().qualifiedName());
      return reference;
    }
    return value;
  }
}
