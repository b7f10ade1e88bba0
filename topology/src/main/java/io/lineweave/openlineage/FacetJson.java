package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Opens the JSON of facets, whose bytes were checked when the event was read. */
final class FacetJson {
  private static final ObjectReader TREE = new ObjectMapper().reader();

  private FacetJson() {}

  /** Something that reads from a parser. */
  interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  /** The facet as a tree: for the few small ones that are looked into. */
  static JsonNode tree(Facet facet) {
    return tree(facet.json());
  }

  static JsonNode tree(byte[] json) {
    try {
      return TREE.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a facet that is not JSON", e);
    }
  }

  /** Reads the facet from its first token on: for those that may be large. */
  static void stream(byte[] json, Reading reading) {
    try (JsonParser parser = TREE.getFactory().createParser(json)) {
      parser.nextToken();
      reading.read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a facet that is not JSON", e);
    }
  }
}
