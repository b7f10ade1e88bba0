package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Opens the JSON of facets: objects, whose bytes were checked when the event was read. */
final class FacetJson {
  private static final ObjectReader TREE = new ObjectMapper().reader();

  /** Intake bounds what there is; a parser that only walks over it must not stop. */
  private static final JsonFactory STREAM =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private FacetJson() {}

  /** Something that reads from a parser. */
  interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  /**
   * The facet as a tree: for the few small ones that are looked into. Missing if it is beyond
   * reason: the value of a number with a million digits takes minutes to work out.
   */
  static JsonNode tree(Facet facet) {
    return tree(facet.json());
  }

  static JsonNode tree(byte[] json) {
    try {
      return TREE.readTree(json);
    } catch (StreamConstraintsException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("a facet that is not JSON", e);
    }
  }

  /** Reads the facet from its first token on: for those that may be large. */
  static void stream(byte[] json, Reading reading) {
    try (JsonParser parser = STREAM.createParser(json)) {
      parser.nextToken();
      reading.read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a facet that is not JSON", e);
    }
  }
}
