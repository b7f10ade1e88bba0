package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.lineweave.catalogue.AssetName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Purview's {@code columnMapping} attribute: a text that holds JSON, one DatasetMapping for every
 * (input, output) pair.
 *
 * @param json never cut in the middle
 * @param dropped how many pairs of columns had no room
 */
record ColumnMapping(String json, int dropped) {
  /** Purview's ceiling is 32 KB for an attribute's name and value together. */
  static final int MOST_BYTES = 32_000;

  private static final JsonFactory JSON = new JsonFactory();

  /** What goes first when there is no room. */
  private static final Comparator<ColumnEdge> LEAST_FIRST =
      Comparator.comparing(ColumnMapping::worth).thenComparing(ColumnEdge.ORDER.reversed());

  /**
   * Writes the edges, dropping by {@link #LEAST_FIRST} until they fit: columns passed through under
   * their own name, then indirect ones, then aggregations, transformations, and the rest; within
   * one kind from the end of the order in which they would be written.
   */
  static ColumnMapping of(Collection<ColumnEdge> edges) {
    TreeSet<ColumnEdge> kept = new TreeSet<>(ColumnEdge.ORDER);
    edges.stream().sorted(Comparator.comparing(ColumnEdge::kind)).forEach(kept::add);
    Size size = new Size(kept);
    List<ColumnEdge> leastFirst = kept.stream().sorted(LEAST_FIRST).toList();
    int dropped = 0;
    while (size.bytes > MOST_BYTES) {
      ColumnEdge least = leastFirst.get(dropped++);
      kept.remove(least);
      size.without(least);
    }
    return new ColumnMapping(json(kept), dropped);
  }

  private static int worth(ColumnEdge edge) {
    if (edge.isPassedThrough()) {
      return 0;
    }
    return switch (edge.kind()) {
      case INDIRECT -> 1;
      case AGGREGATION -> 2;
      case TRANSFORMATION -> 3;
      case UNSPECIFIED -> 4;
      case IDENTITY -> 5;
    };
  }

  private static String json(Collection<ColumnEdge> edges) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      ColumnEdge before = null;
      for (ColumnEdge edge : edges) {
        if (before == null || !samePair(before, edge)) {
          endPair(json, before);
          startPair(json, edge);
        }
        writeMapping(json, edge.source(), edge.sink());
        before = edge;
      }
      endPair(json, before);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return text.toString();
  }

  private static boolean samePair(ColumnEdge one, ColumnEdge other) {
    return one.input().equals(other.input()) && one.output().equals(other.output());
  }

  private static void startPair(JsonGenerator json, ColumnEdge edge) throws IOException {
    json.writeStartObject();
    json.writeFieldName("DatasetMapping");
    writeMapping(json, edge.input().qualifiedName(), edge.output().qualifiedName());
    json.writeArrayFieldStart("ColumnMapping");
  }

  private static void endPair(JsonGenerator json, ColumnEdge last) throws IOException {
    if (last != null) {
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeMapping(JsonGenerator json, String source, String sink)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("Source", source);
    json.writeStringField("Sink", sink);
    json.writeEndObject();
  }

  /** The bytes of the JSON, kept up to date while edges go: an upper bound, a comma or so off. */
  private static final class Size {
    private static final int MAPPING = "{\"Source\":\"\",\"Sink\":\"\"},".length();
    private static final int PAIR = "{\"DatasetMapping\":,\"ColumnMapping\":[]},".length();

    private final Map<List<AssetName>, Integer> edgesOfPair = new HashMap<>();
    private int bytes = 2;

    Size(Collection<ColumnEdge> edges) {
      for (ColumnEdge edge : edges) {
        bytes += bytesOf(edge);
        if (edgesOfPair.merge(pair(edge), 1, Integer::sum) == 1) {
          bytes += bytesOfPair(edge);
        }
      }
    }

    void without(ColumnEdge edge) {
      bytes -= bytesOf(edge);
      if (edgesOfPair.merge(pair(edge), -1, Integer::sum) == 0) {
        bytes -= bytesOfPair(edge);
      }
    }

    private static List<AssetName> pair(ColumnEdge edge) {
      return List.of(edge.input(), edge.output());
    }

    private static int bytesOfPair(ColumnEdge edge) {
      return PAIR
          + MAPPING
          + quoted(edge.input().qualifiedName())
          + quoted(edge.output().qualifiedName());
    }

    private static int bytesOf(ColumnEdge edge) {
      return MAPPING + quoted(edge.source()) + quoted(edge.sink());
    }

    private static int quoted(String text) {
      return new String(JsonStringEncoder.getInstance().quoteAsString(text)).getBytes(UTF_8).length;
    }
  }
}
