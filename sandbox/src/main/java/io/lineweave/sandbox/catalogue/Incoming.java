package io.lineweave.sandbox.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity of a write request.
 *
 * @param attributes as given, without those that are relationships
 * @param relations what it is to be related to, by attribute; an attribute that is not here stays
 *     as it is, an empty list removes all
 */
record Incoming(
    String guid, EntityType type, Map<?, ?> attributes, Map<String, List<Reference>> relations) {

  /** Reads an entity; one without a guid gets the given placeholder. */
  static Incoming of(Object given, Types types, String placeholder) {
    if (!(given instanceof Map<?, ?> map)) {
      throw Refusal.parameters("found null entity");
    }
    EntityType type = types.entityType(Reference.text(map.get("typeName")).orElse(null));
    Map<?, ?> attributes = map(map.get("attributes"));
    return new Incoming(
        Reference.text(map.get("guid")).orElse(placeholder),
        type,
        attributes,
        relations(type, attributes, map(map.get("relationshipAttributes")), types));
  }

  /**
   * Null means "leave it alone" inside {@code attributes} and "remove all" inside {@code
   * relationshipAttributes}, which also wins if both are there (measured).
   */
  private static Map<String, List<Reference>> relations(
      EntityType type, Map<?, ?> attributes, Map<?, ?> relationships, Types types) {
    Map<String, List<Reference>> relations = new LinkedHashMap<>();
    for (Relation.Side side : type.sides().values()) {
      String name = side.near().attribute();
      if (relationships.containsKey(name)) {
        relations.put(name, references(type, side, relationships.get(name)));
      } else if (attributes.get(name) != null && type.attributes().containsKey(name)) {
        relations.put(name, references(type, side, attributes.get(name)));
      }
    }
    relations
        .values()
        .forEach(list -> list.forEach(it -> it.typeName().ifPresent(types::entityType)));
    return relations;
  }

  private static List<Reference> references(EntityType type, Relation.Side side, Object given) {
    if (given == null) {
      return List.of();
    }
    if (!side.near().many()) {
      return List.of(Reference.of(given));
    }
    if (!(given instanceof Collection<?> list)) {
      throw Refusal.invalidInstance(
          "%s.%s=%s: invalid value for type array<objectid>"
              .formatted(type.name(), side.near().attribute(), given));
    }
    List<Reference> references = new ArrayList<>();
    list.forEach(it -> references.add(Reference.of(it)));
    return references;
  }

  Optional<String> qualifiedName() {
    return Optional.ofNullable(attributes.get("qualifiedName")).map(String::valueOf);
  }

  /** Values given for attributes that are not relationships; null stands for "clear it". */
  boolean gives(Attribute attribute) {
    return attributes.containsKey(attribute.name()) && !type.sides().containsKey(attribute.name());
  }

  private static Map<?, ?> map(Object given) {
    return given instanceof Map<?, ?> map ? map : Map.of();
  }
}
