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
  /** What JSON libraries read by default, so the other rooms too. */
  private static final int DEEPEST = 1_000;

  private final Limits limits;
  private final TextWalk texts = new TextWalk();
  private byte[] json = {};
  private int to;
  private int at;
  private int maxDepth;
  private int depth;

  /** A bit for each depth: whether an object is open there, else a list. */
  private final long[] open = new long[DEEPEST / Long.SIZE + 1];

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

  /** A loop over what is open, not a recursion: a hostile depth must not end the thread's stack. */
  private void object() throws DefectException {
    open(true);
    boolean empty = true;
    while (depth > 0) {
      boolean inObject = isObject();
      int b = token();
      if (b == (inObject ? '}' : ']')) {
        at++;
        depth--;
        empty = false;
      } else {
        separator(empty, b);
        if (inObject) {
          name();
        }
        empty = value();
      }
    }
  }

  private void separator(boolean empty, int b) throws DefectException {
    if (!empty) {
      if (b != ',') {
        throw DefectException.notJson();
      }
      next();
    }
  }

  /** True if it opened an object or a list; any other value is left behind. */
  private boolean value() throws DefectException {
    int b = octet();
    switch (b) {
      case '"' -> text(limits.textBytes());
      case '{', '[' -> open(b == '{');
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> at = NumberWalk.over(json, at, to);
    }
    return b == '{' || b == '[';
  }

  private void open(boolean asObject) throws DefectException {
    if (++depth > maxDepth) {
      throw new DefectException(
          Problem.TOO_DEEP, "nested deeper than " + Math.min(limits.depth(), DEEPEST));
    }
    long bit = 1L << depth;
    if (asObject) {
      objects++;
      open[depth >>> 6] |= bit;
    } else {
      open[depth >>> 6] &= ~bit;
    }
    at++;
  }

  private boolean isObject() {
    return ((open[depth >>> 6] >>> depth) & 1) == 1;
  }

  /** A name and its colon; goes on to the value. */
  private void name() throws DefectException {
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
