package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;
import io.lineweave.secret.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The streaming parser over the bytes of one event, with the bounds of what it may read. */
final class Cursor {
  private final JsonParser parser;
  private final byte[] bytes;
  private final int offset;
  private final ReadingRules rules;
  private final Limits limits;
  private final Tally tally = new Tally();
  private int datasets;
  private int columns;

  /**
   * @param parser a parser over a range of the bytes that begins at {@code offset}
   */
  Cursor(JsonParser parser, byte[] bytes, int offset, ReadingRules rules) {
    this.parser = parser;
    this.bytes = bytes;
    this.offset = offset;
    this.rules = rules;
    this.limits = rules.limits();
  }

  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** Goes on to the next field's value, unless the object ends here. */
  boolean nextField() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return false;
    }
    parser.nextToken();
    return true;
  }

  String name() throws IOException {
    return parser.currentName();
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
    String text = parser.getText();
    if (text.length() > limits.nameLength()) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG,
          parser.currentName()
              + " has "
              + text.length()
              + " characters, the limit is "
              + limits.nameLength());
    }
    return Texts.wellFormed(withoutCredentials(text));
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

  /** Where the current token begins, as an index into the bytes. */
  int start() {
    return offset + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Where what was read ends, as an index into the bytes. */
  int end() {
    return offset + (int) parser.currentLocation().getByteOffset();
  }

  void writeTo(ByteArrayOutputStream out, int from, int to) {
    out.write(bytes, from, to - from);
  }

  byte[] bytes() {
    return bytes;
  }

  Tally tally() {
    return tally;
  }

  void countHeavy(int size) {
    tally.heavyFacets++;
    tally.heavyBytes += size;
  }

  void countDataset() throws DefectException {
    datasets = within("datasets", datasets + 1, limits.datasets(), Problem.TOO_MANY_DATASETS);
  }

  void countColumn() throws DefectException {
    columns = within("columns", columns + 1, limits.columns(), Problem.TOO_MANY_COLUMNS);
  }

  void endOfEvent() throws DefectException {
    tally.bytes =
        within("bytes", end() - offset - tally.heavyBytes, limits.eventBytes(), Problem.TOO_LARGE);
  }

  private static int within(String what, int count, int limit, Problem problem)
      throws DefectException {
    if (count > limit) {
      throw new DefectException(problem, "over the limit of " + limit + " " + what + " per event");
    }
    return count;
  }
}
