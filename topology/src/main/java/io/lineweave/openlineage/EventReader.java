package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lineweave.openlineage.Reading.Defect;
import io.lineweave.openlineage.Reading.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads OpenLineage events of every kind and spec version, in one pass of the streaming parser.
 *
 * <p>Facets are not understood but copied, byte for byte; what must not travel on is skipped
 * without becoming an object. Whatever the bytes are, the answer is a {@link Reading}, never an
 * exception; the time it takes is bounded by their number.
 *
 * <p>Safe for use by several threads.
 */
public final class EventReader {
  private final ReadingRules rules;
  private final ByteParser.Factory json;
  private final Map<String, FacetKind> facetKinds;

  public EventReader(ReadingRules rules) {
    this.rules = rules;
    this.json = factory(rules.limits());
    this.facetKinds = FacetKind.byName(rules.trimming());
  }

  /** Reads one event from all of the bytes: UTF-8, without a byte order mark. */
  public Reading read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  /** Reads one event from a range of the bytes: UTF-8, without a byte order mark. */
  public Reading read(byte[] bytes, int offset, int length) {
    try (ByteParser parser = json.createParser(bytes, offset, length)) {
      Cursor cursor = new Cursor(parser, bytes, offset, rules, new Tally());
      FacetBytes facetBytes = new FacetBytes(json, rules, cursor.tally());
      Quota quota = new Quota(rules.limits());
      FacetScan facets = new FacetScan(cursor, facetKinds, facetBytes, quota);
      return read(parser, new EventScan(cursor, facets, quota));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private Reading read(JsonParser parser, EventScan scan) throws IOException {
    try {
      return scan.read();
    } catch (DefectException e) {
      return e.defect();
    } catch (StreamConstraintsException e) {
      return overLimit(parser);
    } catch (JacksonException e) {
      // Its message would quote the event.
      return new Defect(
          Problem.NOT_JSON, "not JSON at byte " + parser.currentLocation().getByteOffset());
    }
  }

  private Defect overLimit(JsonParser parser) {
    int depth = rules.limits().depth();
    return parser.getParsingContext().getNestingDepth() >= depth
        ? new Defect(Problem.TOO_DEEP, "nested deeper than " + depth)
        : new Defect(Problem.TEXT_TOO_LONG, "a name or text is too long");
  }

  /**
   * Names are not interned and their table is seeded by chance, so that hostile names can neither
   * fill the JVM's table nor collide on purpose.
   */
  private static ByteParser.Factory factory(ReadingRules.Limits limits) {
    StreamReadConstraints reading =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxNameLength(limits.nameLength())
            .maxStringLength(Math.max(limits.nameLength(), limits.textBytes()))
            .maxNumberLength(Integer.MAX_VALUE)
            .build();
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    builder
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .streamReadConstraints(reading)
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(limits.depth()).build());
    return new ByteParser.Factory(builder);
  }
}
