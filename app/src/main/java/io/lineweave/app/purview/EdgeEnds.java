package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.catalogue.AssetName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ends of a process's or a dataset's edges. Which edges are active only {@code
 * relationshipAttributes} tells (Atlas' {@code attributes.inputs} keeps listing removed ones); what
 * their ends are called stands in one of several places, depending on the server.
 */
final class EdgeEnds {
  private final JsonNode entity;
  private final Map<String, AssetName> names = new HashMap<>();

  EdgeEnds(JsonNode entity, JsonNode referredEntities) {
    this.entity = entity;
    referredEntities.forEach(this::learn);
    for (String list : List.of("inputs", "outputs")) {
      entity.path("attributes").path(list).forEach(this::learn);
      entity.path("relationshipAttributes").path(list).forEach(this::learn);
    }
  }

  List<AssetName> active(String ofProcess, String ofDataset) {
    List<AssetName> active = new ArrayList<>();
    for (String list : List.of(ofProcess, ofDataset)) {
      for (JsonNode end : entity.path("relationshipAttributes").path(list)) {
        boolean gone =
            end.path("relationshipStatus").asText("ACTIVE").equals("DELETED")
                || end.path("entityStatus").asText("ACTIVE").equals("DELETED");
        if (!gone) {
          active.add(name(end));
        }
      }
    }
    return active;
  }

  // An end without a name is still an edge: it must not look like a missing one.
  private AssetName name(JsonNode end) {
    AssetName unknown =
        new AssetName(end.path("typeName").asText(""), end.path("displayText").asText(""));
    return names.getOrDefault(end.path("guid").asText(""), unknown);
  }

  private void learn(JsonNode end) {
    qualifiedName(end)
        .ifPresent(
            name ->
                names.put(
                    end.path("guid").asText(""),
                    new AssetName(end.path("typeName").asText(""), name)));
  }

  private static Optional<String> qualifiedName(JsonNode end) {
    return List.of(
            end.path("uniqueAttributes").path("qualifiedName"),
            end.path("attributes").path("qualifiedName"),
            end.path("qualifiedName"))
        .stream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }
}
