package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** How entities look in answers: the shapes of Apache Atlas 2.1.0. Inside the store's lock. */
final class Views {
  private final Store store;

  Views(Store store) {
    this.store = store;
  }

  /** What a write changed, and the guid of every placeholder. */
  static ObjectNode mutation(Writer writer, Map<String, String> assignments) {
    ObjectNode mutated = Json.object();
    put(mutated, "CREATE", writer.created());
    put(mutated, "UPDATE", writer.updated());
    put(mutated, "DELETE", writer.deleted());
    ObjectNode answer = mutated(mutated);
    ObjectNode guids = answer.putObject("guidAssignments");
    assignments.forEach(guids::put);
    return answer;
  }

  /** What a deletion deleted. */
  static ObjectNode deletion(Set<StoredEntity> deleted) {
    ObjectNode mutated = Json.object();
    put(mutated, "DELETE", deleted);
    return mutated(mutated);
  }

  /** Kinds of change that did not happen are left out, all of them if none did (measured). */
  private static ObjectNode mutated(ObjectNode mutated) {
    ObjectNode answer = Json.object();
    if (!mutated.isEmpty()) {
      answer.set("mutatedEntities", mutated);
    }
    return answer;
  }

  private static void put(ObjectNode mutated, String kind, Set<StoredEntity> entities) {
    if (!entities.isEmpty()) {
      ArrayNode headers = mutated.putArray(kind);
      entities.forEach(entity -> headers.add(header(entity)));
    }
  }

  static ObjectNode header(StoredEntity entity) {
    ObjectNode header = Json.object().put("typeName", entity.typeName());
    header
        .putObject("attributes")
        .put("qualifiedName", entity.qualifiedName())
        .put("name", entity.name());
    header.put("guid", entity.guid()).put("status", status(entity));
    header.put("displayText", entity.name()).put("isIncomplete", false);
    header.putArray("classificationNames");
    header.putArray("meanings");
    header.putArray("labels");
    return header;
  }

  /** One entity with the parts it owns. */
  ObjectNode single(StoredEntity entity, boolean relationships) {
    ObjectNode answer = Json.object();
    ObjectNode referred = answer.putObject("referredEntities");
    answer.set("entity", full(entity, relationships));
    addParts(referred, entity, relationships);
    return answer;
  }

  /** Several entities; nothing at all if there are none (measured). */
  ObjectNode several(Collection<StoredEntity> entities, boolean relationships) {
    ObjectNode answer = Json.object();
    if (!entities.isEmpty()) {
      ObjectNode referred = answer.putObject("referredEntities");
      ArrayNode all = answer.putArray("entities");
      entities.forEach(entity -> all.add(full(entity, relationships)));
      entities.forEach(entity -> addParts(referred, entity, relationships));
    }
    return answer;
  }

  private void addParts(ObjectNode referred, StoredEntity entity, boolean relationships) {
    if (relationships) {
      store.typeOf(entity).sides().values().stream()
          .filter(Relation.Side::owns)
          .flatMap(side -> entity.activeEdges(side.near().attribute()).stream())
          .map(edge -> edge.other(entity))
          .forEach(part -> referred.set(part.guid(), full(part, true)));
    }
  }

  private ObjectNode full(StoredEntity entity, boolean relationships) {
    ObjectNode json = Json.object().put("typeName", entity.typeName());
    json.set("attributes", attributes(entity));
    json.put("guid", entity.guid()).put("isIncomplete", false).put("status", status(entity));
    json.put("createTime", entity.created()).put("updateTime", entity.updated());
    json.put("version", 0);
    if (!entity.collection().isEmpty()) {
      json.put("collectionId", entity.collection());
    }
    if (relationships) {
      json.set("relationshipAttributes", relationships(entity));
    }
    json.putArray("labels");
    return json;
  }

  private ObjectNode attributes(StoredEntity entity) {
    EntityType type = store.typeOf(entity);
    ObjectNode json = Json.object();
    for (Attribute attribute : type.attributes().values()) {
      if (type.sides().containsKey(attribute.name())) {
        json.set(attribute.name(), plainReferences(entity, type.sides().get(attribute.name())));
      } else {
        Object value = entity.attributes().get(attribute.name());
        json.putPOJO(
            attribute.name(), value == null ? attribute.type().unset().orElse(null) : value);
      }
    }
    return json;
  }

  /** Also what is only marked as removed (measured on a server in its default mode). */
  private static ArrayNode plainReferences(StoredEntity entity, Relation.Side side) {
    ArrayNode references = Json.object().arrayNode();
    for (Edge edge : entity.edges(side.near().attribute())) {
      StoredEntity far = edge.other(entity);
      ObjectNode reference = references.addObject();
      reference.put("guid", far.guid()).put("typeName", far.typeName());
      reference.putObject("uniqueAttributes").put("qualifiedName", far.qualifiedName());
    }
    return references;
  }

  private ObjectNode relationships(StoredEntity entity) {
    ObjectNode json = Json.object();
    for (Relation.Side side : store.typeOf(entity).sides().values()) {
      String name = side.near().attribute();
      if (side.near().many()) {
        ArrayNode all = json.putArray(name);
        entity.edges(name).forEach(edge -> all.add(relationship(edge, entity)));
      } else {
        json.putNull(name);
        entity.activeEdges(name).forEach(edge -> json.set(name, relationship(edge, entity)));
      }
    }
    return json;
  }

  private static ObjectNode relationship(Edge edge, StoredEntity near) {
    StoredEntity far = edge.other(near);
    ObjectNode json = Json.object().put("guid", far.guid()).put("typeName", far.typeName());
    json.put("entityStatus", status(far)).put("displayText", far.name());
    json.put("relationshipType", edge.relation().name()).put("relationshipGuid", edge.guid());
    json.put("relationshipStatus", edge.active() ? "ACTIVE" : "DELETED");
    json.putObject("relationshipAttributes").put("typeName", edge.relation().name());
    return json;
  }

  private static String status(StoredEntity entity) {
    return entity.deleted() ? "DELETED" : "ACTIVE";
  }
}
