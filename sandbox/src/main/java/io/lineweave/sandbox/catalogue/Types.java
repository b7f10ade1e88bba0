package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All types that the catalogue knows: an immutable snapshot. */
final class Types {
  private final Map<String, TypeDef> definitions;
  private final Map<String, EntityType> entityTypes = new HashMap<>();

  private Types(Map<String, TypeDef> definitions) {
    this.definitions = Collections.unmodifiableMap(definitions);
    definitions.values().forEach(this::checkReferences);
    definitions.values().stream()
        .filter(TypeDef::isEntity)
        .forEach(def -> entityTypes.put(def.name(), resolve(def)));
  }

  static Types none() {
    return new Types(new TreeMap<>());
  }

  /** With new types; one that is there already is refused. */
  Types create(Collection<TypeDef> added) {
    Map<String, TypeDef> all = new TreeMap<>(definitions);
    for (TypeDef def : added) {
      def.checkName();
      if (all.putIfAbsent(def.name(), def) != null) {
        throw new Refusal(409, "ATLAS-409-00-001", "Given type " + def.name() + " already exists");
      }
    }
    return new Types(all);
  }

  /** With changed types; one that is not there is refused, and so is losing an attribute. */
  Types update(Collection<TypeDef> changed) {
    Map<String, TypeDef> all = new TreeMap<>(definitions);
    for (TypeDef def : changed) {
      TypeDef former = definition(def.name());
      former.checkUpdate(def);
      all.put(def.name(), def.nextVersionOf(former));
    }
    return new Types(all);
  }

  Types delete(String name) {
    definition(name);
    Map<String, TypeDef> all = new TreeMap<>(definitions);
    all.remove(name);
    return new Types(all);
  }

  Collection<TypeDef> definitions() {
    return definitions.values();
  }

  TypeDef definition(String name) {
    return Optional.ofNullable(definitions.get(name))
        .orElseThrow(() -> Refusal.invalidTypeName(name));
  }

  EntityType entityType(String name) {
    return Optional.ofNullable(name)
        .map(entityTypes::get)
        .orElseThrow(() -> Refusal.unknownType(name));
  }

  /** A definition as Atlas shows it, with what follows from other definitions. */
  ObjectNode show(TypeDef def) {
    ObjectNode shown = def.json().deepCopy();
    if (def.isEntity()) {
      var subTypes = shown.putArray("subTypes");
      definitions.values().stream()
          .filter(other -> other.superTypes().contains(def.name()))
          .forEach(other -> subTypes.add(other.name()));
      var sides = shown.putArray("relationshipAttributeDefs");
      entityType(def.name()).sides().values().forEach(side -> sides.add(show(side)));
    }
    return shown;
  }

  private static JsonNode show(Relation.Side side) {
    return Json.object()
        .put("name", side.near().attribute())
        .put("typeName", side.typeName())
        .put("isOptional", !side.mandatory())
        .put("cardinality", side.near().many() ? "SET" : "SINGLE")
        .put("relationshipTypeName", side.relation().name());
  }

  private void checkReferences(TypeDef def) {
    for (String name : def.references()) {
      if (!definitions.containsKey(name) && !ValueType.isPrimitive(name)) {
        throw new Refusal(400, "ATLAS-400-00-029", "Given typename " + name + " was invalid");
      }
    }
  }

  private EntityType resolve(TypeDef def) {
    Set<String> lineage = new LinkedHashSet<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    inherit(def, lineage, attributes);
    return new EntityType(
        def.name(),
        Set.copyOf(lineage),
        Collections.unmodifiableMap(attributes),
        Collections.unmodifiableMap(sides(lineage)));
  }

  private void inherit(TypeDef def, Set<String> lineage, Map<String, Attribute> attributes) {
    for (String superType : def.superTypes()) {
      inherit(definitions.get(superType), lineage, attributes);
    }
    lineage.add(def.name());
    def.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
  }

  private Map<String, Relation.Side> sides(Set<String> lineage) {
    Map<String, Relation.Side> sides = new LinkedHashMap<>();
    for (TypeDef def : definitions.values()) {
      def.relation().stream()
          .flatMap(
              relation ->
                  List.of(new Relation.Side(relation, true), new Relation.Side(relation, false))
                      .stream())
          .filter(side -> lineage.contains(side.near().type()))
          .filter(side -> !side.near().attribute().isEmpty())
          .forEach(side -> sides.putIfAbsent(side.near().attribute(), side));
    }
    return sides;
  }
}
