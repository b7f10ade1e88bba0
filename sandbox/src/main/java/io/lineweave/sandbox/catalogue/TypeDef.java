package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One type definition, as it was posted, under its category. */
record TypeDef(String category, ObjectNode json) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_ ]*");

  /** Where definitions stand in a request, by category. */
  static final Map<String, String> SECTIONS =
      Map.of(
          "ENUM", "enumDefs",
          "STRUCT", "structDefs",
          "CLASSIFICATION", "classificationDefs",
          "ENTITY", "entityDefs",
          "RELATIONSHIP", "relationshipDefs",
          "BUSINESS_METADATA", "businessMetadataDefs");

  /** The definitions of a request body or a type file. */
  static List<TypeDef> read(JsonNode typeDefs) {
    List<TypeDef> defs = new ArrayList<>();
    SECTIONS.forEach(
        (category, section) ->
            typeDefs.path(section).forEach(json -> defs.add(complete(category, json))));
    return defs;
  }

  private static TypeDef complete(String category, JsonNode given) {
    ObjectNode json = Json.object().put("category", category);
    json.put("guid", UUID.randomUUID().toString()).put("version", 1).put("typeVersion", "1.0");
    json.put("description", given.path("name").asText());
    json.setAll((ObjectNode) given);
    if (!json.has("attributeDefs")) {
      json.putArray("attributeDefs");
    }
    return new TypeDef(category, json);
  }

  String name() {
    return json.path("name").asText();
  }

  boolean isEntity() {
    return category.equals("ENTITY");
  }

  List<String> superTypes() {
    return stream(json.path("superTypes")).map(JsonNode::asText).toList();
  }

  List<Attribute> attributes() {
    return stream(json.path("attributeDefs"))
        .map(
            def ->
                new Attribute(
                    def.path("name").asText(),
                    ValueType.of(def.path("typeName").asText()),
                    def.path("isOptional").asBoolean(),
                    name()))
        .toList();
  }

  Optional<Relation> relation() {
    return category.equals("RELATIONSHIP")
        ? Optional.of(
            new Relation(
                name(),
                json.path("relationshipCategory").asText().equals("COMPOSITION"),
                end(json.path("endDef1")),
                end(json.path("endDef2"))))
        : Optional.empty();
  }

  private static Relation.End end(JsonNode json) {
    return new Relation.End(
        json.path("type").asText(),
        json.path("name").asText(),
        json.path("isContainer").asBoolean(),
        json.path("cardinality").asText().equals("SET"));
  }

  /** The names of the types that this one is made of. */
  Set<String> references() {
    Set<String> names = new HashSet<>(superTypes());
    attributes().forEach(attribute -> names.addAll(attribute.type().parts()));
    relation().ifPresent(it -> names.addAll(List.of(it.end1().type(), it.end2().type())));
    return names;
  }

  void checkName() {
    if (!NAME.matcher(name()).matches()) {
      throw new Refusal(
          400,
          "ATLAS-400-00-019",
          name()
              + ": invalid name for "
              + category
              + ".  Names must consist of a letter followed by a sequence of letter, number,"
              + " space, or _ characters");
    }
  }

  void checkUpdate(TypeDef next) {
    Set<String> kept = new HashSet<>();
    next.attributes().forEach(attribute -> kept.add(attribute.name()));
    attributes().stream()
        .filter(attribute -> !kept.contains(attribute.name()))
        .findFirst()
        .ifPresent(
            lost -> {
              throw new Refusal(
                  400,
                  "ATLAS-400-00-00D",
                  name() + "." + lost.name() + " : attribute delete not supported");
            });
  }

  TypeDef nextVersionOf(TypeDef former) {
    ObjectNode next = json.deepCopy();
    next.put("guid", former.json.path("guid").asText());
    next.put("version", former.json.path("version").asInt() + 1);
    return new TypeDef(category, next);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
