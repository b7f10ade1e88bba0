package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The datasets that a {@code columnLineage} or {@code lineage} facet names as sources.
 *
 * <p>The facets differ in words and agree in shape: an entry lists sources ({@code inputFields},
 * {@code inputs}, {@code dataset}), holds entries per column ({@code fields}) or per target ({@code
 * entries}, {@code lineage}), and may name its target. A target is no source of itself: an UPDATE
 * names its own table.
 */
final class NamedSources {
  private NamedSources() {}

  /** What the facet names, without the dataset that carries the facet. */
  static Set<DatasetName> in(Facet facet) {
    Set<DatasetName> sources = new HashSet<>();
    FacetJson.stream(facet.json(), parser -> readEntry(parser, sources));
    return sources;
  }

  private static void readEntry(JsonParser parser, Set<DatasetName> into) throws IOException {
    Set<DatasetName> sources = new HashSet<>();
    String namespace = "";
    String name = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "namespace" -> namespace = text(parser);
        case "name" -> name = text(parser);
        case "inputFields", "inputs", "dataset" -> readSources(parser, value, sources);
        case "fields", "entries", "lineage" -> readEntries(parser, value, sources);
        default -> parser.skipChildren();
      }
    }
    sources.remove(new DatasetName(namespace, name));
    into.addAll(sources);
  }

  /** Entries stand in a list or, for columns, as the values of an object. */
  private static void readEntries(JsonParser parser, JsonToken start, Set<DatasetName> into)
      throws IOException {
    if (!start.isStructStart()) {
      return;
    }
    for (JsonToken token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        readEntry(parser, into);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void readSources(JsonParser parser, JsonToken start, Set<DatasetName> into)
      throws IOException {
    if (start != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        readSource(parser, into);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void readSource(JsonParser parser, Set<DatasetName> into) throws IOException {
    String namespace = "";
    String name = "";
    boolean dataset = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "namespace" -> namespace = text(parser);
        case "name" -> name = text(parser);
        case "type" -> dataset = !text(parser).equals("JOB");
        default -> parser.skipChildren();
      }
    }
    if (dataset && !name.isEmpty()) {
      into.add(new DatasetName(namespace, name));
    }
  }

  private static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return "";
  }
}
