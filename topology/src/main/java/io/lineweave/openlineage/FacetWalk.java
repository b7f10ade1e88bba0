package io.lineweave.openlineage;

import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;

/**
 * Walks over the JSON of a facet: checks that it is JSON within the limits, and notes what the few
 * facets have in them that cannot travel as they are. Builds nothing.
 *
 * <p>Most bytes of an event are in facets that nobody looks into here. A parser would hash each of
 * their names and keep track of lines; this walk takes a third of the time. Tests hold it to accept
 * what the parser accepts.
 */
final class FacetWalk {
  /** Deeper than JSON libraries read by default, and no danger to the stack. */
  private static final int DEEPEST = 2_000;

  private final Limits limits;
  private final TextWalk texts = new TextWalk();
  private byte[] json = {};
  private int to;
  private int at;
  private int maxDepth;
  private int depth;
  private boolean deleted;
  private boolean forwarding;
  private int objects;
  private int namesOfSecondLevel;

  FacetWalk(Limits limits) {
    this.limits = limits;
  }

  /**
   * Walks over one object.
   *
   * @param begin where its brace stands
   * @param end the byte after the last that may be read
   * @param above how deep the event is nested already
   */
  void over(byte[] bytes, int begin, int end, int above) throws DefectException {
    json = bytes;
    at = begin;
    to = end;
    maxDepth = Math.min(limits.depth(), DEEPEST) - above;
    depth = 0;
    deleted = false;
    forwarding = false;
    objects = 0;
    namesOfSecondLevel = 0;
    texts.begin(bytes, begin, end);
    object();
  }

  /** The byte after the object. */
  int end() {
    return at;
  }

  /** Whether a text may hold a credential, or half a surrogate pair, and has to be decoded. */
  boolean isSuspicious() {
    return texts.isSuspicious();
  }

  /** Whether the facet says of itself that it is deleted. */
  boolean isDeleted() {
    return deleted;
  }

  /** Whether an object in it may have a field named {@code facets}, perhaps in escapes. */
  boolean mayForward() {
    return forwarding || isSuspicious();
  }

  /** Objects in the facet, itself not counted. */
  int objects() {
    return objects - 1;
  }

  /** Names in the objects that are fields of the facet. */
  int namesOfSecondLevel() {
    return namesOfSecondLevel;
  }

  private void value() throws DefectException {
    switch (octet()) {
      case '"' -> text(limits.textBytes());
      case '{' -> object();
      case '[' -> array();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> at = NumberWalk.over(json, at, to);
    }
  }

  private void object() throws DefectException {
    objects++;
    if (entered() == '}') {
      left();
      return;
    }
    field();
    while (token() == ',') {
      next();
      field();
    }
    closed('}');
  }

  private void array() throws DefectException {
    if (entered() == ']') {
      left();
      return;
    }
    value();
    while (token() == ',') {
      next();
      value();
    }
    closed(']');
  }

  private int entered() throws DefectException {
    if (++depth > maxDepth) {
      throw new DefectException(Problem.TOO_DEEP, "nested deeper than " + limits.depth());
    }
    return next();
  }

  private void closed(char bracket) throws DefectException {
    if (token() != bracket) {
      throw DefectException.notJson();
    }
    left();
  }

  private void left() {
    depth--;
    at++;
  }

  private void field() throws DefectException {
    if (octet() != '"') {
      throw DefectException.notJson();
    }
    int name = at + 1;
    text(limits.nameLength());
    int length = at - 1 - name;
    if (token() != ':') {
      throw DefectException.notJson();
    }
    int value = next();
    if (depth == 2) {
      namesOfSecondLevel++;
    } else if (depth == 1 && length == 8 && isAt(name, "_deleted")) {
      deleted = value == 't';
    }
    forwarding |= length == 6 && isAt(name, "facets");
    value();
  }

  private void text(int limit) throws DefectException {
    int quote = texts.closingQuote(at);
    if (quote - at - 1 > limit) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG, "over the limit of " + limit + " bytes per text in a facet");
    }
    at = quote + 1;
  }

  private void literal(String word) throws DefectException {
    if (to - at < word.length() || !isAt(at, word)) {
      throw DefectException.notJson();
    }
    at += word.length();
  }

  private boolean isAt(int index, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (json[index + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Goes on to the next token and answers its first byte. */
  private int next() {
    at++;
    return token();
  }

  /** The byte here or, after blanks, there; −1 at the end. */
  private int token() {
    int b = octet();
    while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
      at++;
      b = octet();
    }
    return b;
  }

  private int octet() {
    return at < to ? json[at] & 0xFF : -1;
  }
}
