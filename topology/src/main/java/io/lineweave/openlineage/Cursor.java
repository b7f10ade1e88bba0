package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;
import java.io.IOException;
import java.util.Arrays;

/** The streaming parser over the bytes of one event, with the bounds of what it may read. */
final class Cursor {
  private final JsonParser parser;
  private final byte[] bytes;
  private final int offset;
  private final Limits limits;
  private int heavyBytes;
  private int datasets;
  private int columns;

  /**
   * @param parser a parser over a range of the bytes that begins at {@code offset}
   */
  Cursor(JsonParser parser, byte[] bytes, int offset, Limits limits) {
    this.parser = parser;
    this.bytes = bytes;
    this.offset = offset;
    this.limits = limits;
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
    return Texts.wellFormed(text);
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

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  void countHeavy(int size) {
    heavyBytes += size;
  }

  int heavyBytes() {
    return heavyBytes;
  }

  void countDataset() throws DefectException {
    datasets = within("datasets", datasets + 1, limits.datasets(), Problem.TOO_MANY_DATASETS);
  }

  void countColumn() throws DefectException {
    columns = within("columns", columns + 1, limits.columns(), Problem.TOO_MANY_COLUMNS);
  }

  void endOfEvent() throws DefectException {
    within("bytes", end() - offset - heavyBytes, limits.eventBytes(), Problem.TOO_LARGE);
  }

  private static int within(String what, int count, int limit, Problem problem)
      throws DefectException {
    if (count > limit) {
      throw new DefectException(problem, "over the limit of " + limit + " " + what + " per event");
    }
    return count;
  }
}
