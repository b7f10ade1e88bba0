package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue.Edges;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the JSON of good answers. What is not as expected is absent, never a failure. */
final class EntityAnswers {
  private EntityAnswers() {}

  /** Entities of a lookup; an empty body means none (Purview answers so). */
  static Optional<List<Found>> entities(JsonNode body) {
    List<Found> found = new ArrayList<>();
    for (JsonNode entity : body.path("entities")) {
      String name = entity.path("attributes").path("qualifiedName").asText("");
      add(found, entity, entity.path("guid"), entity.path("typeName"), name);
    }
    return known(body) ? Optional.of(found) : Optional.empty();
  }

  /** Hits of Purview's search. */
  static Optional<List<Found>> purviewHits(JsonNode body) {
    List<Found> found = new ArrayList<>();
    for (JsonNode hit : body.path("value")) {
      String name = hit.path("qualifiedName").asText("");
      add(found, hit, hit.path("id"), hit.path("entityType"), name);
    }
    return known(body) ? Optional.of(found) : Optional.empty();
  }

  /** The names in a list of type headers. */
  static Optional<Set<String>> typeNames(JsonNode body) {
    Set<String> names = new TreeSet<>();
    body.forEach(header -> names.add(header.path("name").asText()));
    return body.isArray() ? Optional.of(names) : Optional.empty();
  }

  private static boolean known(JsonNode body) {
    return body.isMissingNode() || body.isObject() || body.isNull();
  }

  private static void add(
      List<Found> found, JsonNode entity, JsonNode guid, JsonNode type, String name) {
    if (isActive(entity) && guid.isTextual() && type.isTextual() && !name.isEmpty()) {
      String description = entity.path("attributes").path("description").asText("");
      found.add(new Found(guid.textValue(), new AssetName(type.textValue(), name), description));
    }
  }

  /**
   * The guids of what was written. Whether it was is told by {@code guidAssignments} alone: {@code
   * mutatedEntities} is absent where nothing changed. A placeholder without guid was not written.
   */
  static Optional<Map<String, String>> guids(JsonNode body, List<Entity> sent) {
    Map<String, String> guids = new HashMap<>();
    body.path("guidAssignments")
        .properties()
        .forEach(entry -> guids.put(entry.getKey(), entry.getValue().asText()));
    boolean all = sent.stream().allMatch(entity -> guids.containsKey(entity.guid()));
    return all ? Optional.of(Map.copyOf(guids)) : Optional.empty();
  }

  /** The guids that a delete names. */
  static Optional<List<String>> deleted(JsonNode body) {
    List<String> guids = new ArrayList<>();
    for (JsonNode entity : body.path("mutatedEntities").path("DELETE")) {
      guids.add(entity.path("guid").asText());
    }
    return known(body) ? Optional.of(guids) : Optional.empty();
  }

  /** The active edges of a process or of a dataset: an entity has those of one kind only. */
  static Optional<Edges> edges(JsonNode body) {
    return edges(body.path("entity"), body);
  }

  /** Those of several entities, by qualified name; of one that is deleted nothing. */
  static Optional<Map<String, Edges>> edgesByName(JsonNode body) {
    Map<String, Edges> found = new HashMap<>();
    for (JsonNode entity : body.path("entities")) {
      if (isActive(entity)) {
        String name = entity.path("attributes").path("qualifiedName").asText("");
        edges(entity, body).ifPresent(edges -> found.put(name, edges));
      }
    }
    return known(body) ? Optional.of(found) : Optional.empty();
  }

  private static Optional<Edges> edges(JsonNode entity, JsonNode body) {
    if (!entity.path("guid").isTextual()) {
      return Optional.empty();
    }
    EdgeEnds ends = new EdgeEnds(entity, body.path("referredEntities"));
    return Optional.of(
        new Edges(
            entity.path("guid").textValue(),
            ends.active("inputs", "outputFromProcesses"),
            ends.active("outputs", "inputToProcesses")));
  }

  private static boolean isActive(JsonNode entity) {
    return !entity.path("status").asText("ACTIVE").equals("DELETED");
  }
}
