package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.ReadingRules.Trimming;
import java.io.IOException;
import java.util.Set;

/**
 * Writes what stays of an object, as pieces cut from the event's bytes: of an environment or
 * property facet the allow-listed keys, of a parent facet all but the heavy and secret ones among
 * the facets that it forwards (ParentRunFacet 1-2-0).
 */
final class Pruning {
  /** Deeper than anything real; what stands below is left out, so that no stack overflows. */
  private static final int DEEPEST = 32;

  private static final Set<String> OF_EVERY_FACET = Set.of("_producer", "_schemaURL");

  private final Cursor cursor;
  private final Trimming trimming;
  private final Tally tally;
  private final Pieces out = new Pieces();
  private int depth;

  /** What stays of a value. */
  private enum Part {
    WHOLE,
    NOTHING,
    /** Of keys and values, those with an allow-listed key. */
    PROPERTIES,
    /** Of a job or run, all but some of the facets that it forwards. */
    FORWARDING,
    /** Of facets, those that are neither heavy nor secret. */
    FACETS
  }

  Pruning(Cursor cursor, Trimming trimming) {
    this.cursor = cursor;
    this.trimming = trimming;
    this.tally = cursor.tally();
  }

  /** What stays of the environment or property facet under the cursor. */
  byte[] properties() throws IOException {
    object(Part.PROPERTIES);
    return out.toByteArray();
  }

  /** What stays of the parent facet under the cursor. */
  byte[] parent() throws IOException {
    object(Part.FORWARDING);
    return out.toByteArray();
  }

  private void object(Part of) throws IOException {
    depth++;
    out.add('{');
    boolean first = true;
    while (cursor.nextName()) {
      int from = cursor.start();
      String name = cursor.name();
      Part part = part(of, name, cursor.next());
      if (part == Part.NOTHING) {
        drop(of);
      } else {
        comma(first);
        first = false;
        field(part, from);
      }
    }
    out.add('}');
    depth--;
  }

  private Part part(Part of, String name, JsonToken value) {
    if (value.isStructStart() && depth > DEEPEST) {
      return Part.NOTHING;
    }
    return switch (of) {
      case PROPERTIES -> property(name, value);
      case FACETS -> facet(name, value);
      case FORWARDING -> {
        Part within = name.equals("facets") ? Part.FACETS : Part.FORWARDING;
        yield value == JsonToken.START_OBJECT ? within : Part.WHOLE;
      }
      case WHOLE, NOTHING -> of;
    };
  }

  private Part property(String name, JsonToken value) {
    boolean ofEveryFacet = value.isScalarValue() && OF_EVERY_FACET.contains(name);
    if (ofEveryFacet || trimming.keptProperties().contains(name)) {
      return Part.WHOLE;
    }
    return value.isStructStart() ? Part.PROPERTIES : Part.NOTHING;
  }

  private Part facet(String name, JsonToken value) {
    if (trimming.propertyFacets().contains(name)) {
      return value == JsonToken.START_OBJECT ? Part.PROPERTIES : Part.NOTHING;
    }
    return trimming.heavyFacets().contains(name) ? Part.NOTHING : Part.WHOLE;
  }

  private void field(Part part, int from) throws IOException {
    if (part == Part.WHOLE) {
      cursor.skipWhole();
      cursor.addTo(out, from, cursor.end());
      return;
    }
    cursor.addTo(out, from, cursor.start());
    if (cursor.token() == JsonToken.START_OBJECT) {
      object(part);
    } else {
      pairs();
    }
  }

  /** A list of {@code {"name": …, "value": …}}: those with an allow-listed name stay. */
  private void pairs() throws IOException {
    out.add('[');
    boolean first = true;
    while (cursor.next() != JsonToken.END_ARRAY) {
      int from = cursor.start();
      if (trimming.keptProperties().contains(cursor.textOf("name"))) {
        comma(first);
        first = false;
        cursor.addTo(out, from, cursor.end());
      } else {
        tally.properties++;
      }
    }
    out.add(']');
  }

  private void drop(Part of) throws IOException {
    if (of == Part.FACETS && cursor.token() == JsonToken.START_OBJECT) {
      cursor.leaveOut();
    } else {
      tally.properties++;
      cursor.skip();
    }
  }

  private void comma(boolean first) {
    if (!first) {
      out.add(',');
    }
  }
}
