package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes {@code columnLineage} and {@code lineage} facets smaller. What they say of whole datasets
 * stays, but for {@code columnLineage.dataset}, which is indirect lineage.
 */
final class LineageEdit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HOW =
      List.of("transformations", "transformationType", "transformationDescription");
  private static final List<String> SOURCES = List.of("inputFields", "inputs");
  private static final List<String> TARGETS = List.of("entries", "lineage");

  private LineageEdit() {}

  static Optional<Facet> withoutIndirect(Facet facet) {
    return edited(
        facet,
        tree -> {
          tree.remove("dataset");
          eachColumn(tree, LineageEdit::dropIndirectSources);
        });
  }

  static Optional<Facet> withoutTransformations(Facet facet) {
    return edited(facet, tree -> eachColumn(tree, LineageEdit::dropTransformations));
  }

  static Optional<Facet> withoutColumns(Facet facet) {
    return edited(facet, tree -> eachEntry(tree, entry -> entry.remove("fields")));
  }

  private static void dropIndirectSources(ObjectNode column) {
    for (String list : SOURCES) {
      if (column.path(list) instanceof ArrayNode sources) {
        removeIf(sources, LineageEdit::isIndirect);
      }
    }
  }

  private static boolean isIndirect(JsonNode source) {
    JsonNode transformations = source.path("transformations");
    for (JsonNode transformation : transformations) {
      if (!transformation.path("type").asText().equals("INDIRECT")) {
        return false;
      }
    }
    return !transformations.isEmpty();
  }

  private static void dropTransformations(ObjectNode column) {
    column.remove(HOW);
    for (String list : SOURCES) {
      for (JsonNode source : column.path(list)) {
        if (source instanceof ObjectNode object) {
          object.remove(HOW);
        }
      }
    }
  }

  private static void eachColumn(ObjectNode facet, Consumer<ObjectNode> edit) {
    eachEntry(facet, entry -> eachObject(entry.path("fields"), edit));
  }

  /** The facet itself holds columns, or a list of targets that do. */
  private static void eachEntry(ObjectNode facet, Consumer<ObjectNode> edit) {
    edit.accept(facet);
    TARGETS.forEach(list -> eachObject(facet.path(list), edit));
  }

  private static void eachObject(JsonNode container, Consumer<ObjectNode> edit) {
    for (JsonNode element : container) {
      if (element instanceof ObjectNode object) {
        edit.accept(object);
      }
    }
  }

  private static void removeIf(ArrayNode list, Predicate<JsonNode> test) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (test.test(list.get(i))) {
        list.remove(i);
      }
    }
  }

  /** Without the facet if it is too strange to be looked into. */
  private static Optional<Facet> edited(Facet facet, Consumer<ObjectNode> edit) {
    if (!(FacetJson.tree(facet) instanceof ObjectNode tree)) {
      return Optional.empty();
    }
    edit.accept(tree);
    try {
      return Optional.of(Facet.of(facet.stamp(), JSON.writeValueAsBytes(tree)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
