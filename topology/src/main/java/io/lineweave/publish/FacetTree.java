package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.Facets;
import java.io.IOException;
import java.util.Optional;

/** Facets as trees, to be asked with {@code path}: what is absent or odd is a missing node. */
final class FacetTree {
  private static final ObjectReader JSON = new ObjectMapper().reader();

  private FacetTree() {}

  /** The facet of that name; a missing node if there is none that can be read. */
  static JsonNode of(Facets facets, String name) {
    return facets
        .get(name)
        .map(
            facet -> {
              try {
                return JSON.readTree(facet.json());
              } catch (IOException e) {
                return MissingNode.getInstance();
              }
            })
        .orElse(MissingNode.getInstance());
  }

  /** The dataset that a node names by {@code namespace} and {@code name}. */
  static Optional<DatasetName> dataset(JsonNode node) {
    String namespace = node.path("namespace").asText("");
    String name = node.path("name").asText("");
    return namespace.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new DatasetName(namespace, name));
  }
}
