package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;
import io.lineweave.secret.Credentials;
import java.io.IOException;

/** The streaming parser over the bytes of one event, with the bounds of what it may read. */
final class Cursor {
  private final ByteParser parser;
  private final byte[] bytes;
  private final int offset;
  private final ReadingRules rules;
  private final Limits limits;
  private final Tally tally;
  private String name = "";

  /**
   * @param parser a parser over a range of the bytes that begins at {@code offset}
   */
  Cursor(ByteParser parser, byte[] bytes, int offset, ReadingRules rules, Tally tally) {
    this.parser = parser;
    this.bytes = bytes;
    this.offset = offset;
    this.rules = rules;
    this.limits = rules.limits();
    this.tally = tally;
  }

  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** Goes on to the next field's value, unless the object ends here. */
  boolean nextField() throws IOException {
    boolean more = nextName();
    if (more) {
      parser.nextToken();
    }
    return more;
  }

  /** The name of the field that {@link #nextField} found last. */
  String name() {
    return name;
  }

  /** Goes on to the next field's name alone, unless the object ends here. */
  boolean nextName() throws IOException {
    String next = parser.nextFieldName();
    name = next == null ? name : next;
    return next != null;
  }

  /** Leaves the current value behind, whatever it is. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Leaves the current value behind so far that {@link #end} is its end, of a text too. */
  void skipWhole() throws IOException {
    parser.finishToken();
    parser.skipChildren();
  }

  /** The current value as text; empty for null and for what is no text. A number is text. */
  String text() throws IOException {
    if (token() != JsonToken.VALUE_STRING && !token().isNumeric()) {
      parser.skipChildren();
      return "";
    }
    int begin = parser.position();
    String text = parser.getText();
    if (text.length() > limits.nameLength()) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG,
          name + " has " + text.length() + " characters, the limit is " + limits.nameLength());
    }
    // As many bytes as characters: plain ASCII without an escape, and so well-formed.
    boolean plain = parser.position() - begin - 1 == text.length();
    String clean = withoutCredentials(text);
    return plain ? clean : Texts.wellFormed(clean);
  }

  private String withoutCredentials(String text) {
    if (!rules.trimming().cutCredentials()) {
      return text;
    }
    String clean = Credentials.cut(text);
    tally.credentials += clean.equals(text) ? 0 : 1;
    return clean;
  }

  /** The text of one field of the current object, which is left behind; empty without it. */
  String textOf(String field) throws IOException {
    if (token() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return "";
    }
    String text = "";
    while (nextField()) {
      if (name().equals(field)) {
        text = text();
      } else {
        parser.skipChildren();
      }
    }
    return text;
  }

  /** Leaves the facet that was just begun behind, unparsed. */
  void leaveOut() throws IOException {
    int from = start();
    if (!parser.leaveOut()) {
      throw new DefectException(Problem.NOT_JSON, "it ends inside a facet");
    }
    parser.nextToken();
    tally.heavyFacets++;
    tally.heavyBytes += end() - from;
  }

  /** Walks over the facet that was just begun and stays where it is. */
  void survey(FacetWalk walk) throws DefectException {
    int above = parser.getParsingContext().getNestingDepth() - 1;
    walk.over(bytes, start(), parser.limit(), above);
  }

  /** Leaves the facet behind that was just begun and surveyed. */
  void goOnAfter(FacetWalk walk) throws IOException {
    parser.goOnAfter(walk.end());
    parser.nextToken();
  }

  /** Where the current token begins: a field name or a bracket. */
  int start() {
    return parser.begin();
  }

  /** Where what was read ends. */
  int end() {
    return parser.position();
  }

  void addTo(Pieces pieces, int from, int to) {
    pieces.add(bytes, from, to);
  }

  byte[] bytes() {
    return bytes;
  }

  /** How many bytes were read. */
  int size() {
    return end() - offset;
  }

  Tally tally() {
    return tally;
  }
}
