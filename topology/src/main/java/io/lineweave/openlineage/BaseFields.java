package io.lineweave.openlineage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks at a facet's own fields without a parser, most of whose time would go into what lies below
 * them: every facet of every graph that is written is looked at. The bytes are an object that was
 * checked when the event was read.
 */
final class BaseFields {
  private static final byte[] PRODUCER = name(BaseFacet.PRODUCER);
  private static final byte[] SCHEMA_URL = name(BaseFacet.SCHEMA_URL);
  private static final byte[] DELETED = name(BaseFacet.DELETED);

  private final byte[] facet;
  private Field field = Field.OTHER;
  private boolean producer;
  private boolean schemaUrl;
  private boolean deleted = true;

  private enum Field {
    PRODUCER,
    SCHEMA_URL,
    DELETED,
    OTHER
  }

  private BaseFields(byte[] facet) {
    this.facet = facet;
  }

  /**
   * Whether the facet has what the specification asks of every facet, of fields that stand twice
   * the last; empty if a field's name is written with escapes, which only a parser can tell.
   */
  static Optional<Boolean> areValid(byte[] facet) {
    BaseFields fields = new BaseFields(facet);
    return fields.walk()
        ? Optional.of(fields.producer && fields.schemaUrl && fields.deleted)
        : Optional.empty();
  }

  private boolean walk() {
    int depth = 0;
    boolean atName = false;
    for (int i = 0; i < facet.length; i++) {
      switch (facet[i]) {
        case '"' -> {
          int end = ByteSearch.closingQuote(facet, i, facet.length);
          if (!atName) {
            value(facet[i]);
          } else if (isPlain(i + 1, end)) {
            field = named(i + 1, end);
          } else {
            return false;
          }
          atName = false;
          i = end;
        }
        case '{', '[' -> {
          value(facet[i]);
          atName = ++depth == 1;
        }
        case '}', ']' -> depth--;
        case ',' -> atName = depth == 1;
        case ':', ' ', '\t', '\n', '\r' -> {}
        default -> value(facet[i]);
      }
    }
    return true;
  }

  /** The first byte of a value tells its kind. Below the first level no field is awaited. */
  private void value(byte first) {
    switch (field) {
      case PRODUCER -> producer = first == '"';
      case SCHEMA_URL -> schemaUrl = first == '"';
      case DELETED -> deleted = first == 't' || first == 'f';
      case OTHER -> {}
    }
    field = Field.OTHER;
  }

  private Field named(int from, int to) {
    if (is(PRODUCER, from, to)) {
      return Field.PRODUCER;
    }
    if (is(SCHEMA_URL, from, to)) {
      return Field.SCHEMA_URL;
    }
    return is(DELETED, from, to) ? Field.DELETED : Field.OTHER;
  }

  private boolean is(byte[] name, int from, int to) {
    return Arrays.equals(name, 0, name.length, facet, from, to);
  }

  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      if (facet[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private static byte[] name(String field) {
    return field.getBytes(StandardCharsets.UTF_8);
  }
}
