package io.lineweave.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the events stand in the bytes of a record: one, or the elements of a list.
 *
 * <p>A list is split by counting brackets outside of texts, before anything is parsed, so that an
 * element that is no JSON takes no neighbour with it.
 */
final class Spans {
  private final byte[] bytes;
  private final int limit;
  private final List<Span> found = new ArrayList<>();
  private int at;

  /** A range of bytes. */
  record Span(int from, int to) {}

  private Spans(byte[] bytes, int limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** Begin of the JSON, after a byte order mark and blanks; the length if there is none. */
  static int begin(byte[] bytes) {
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    int at = marked ? 3 : 0;
    while (at < bytes.length && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * The elements of the list that begins at {@code begin}; at most one more than {@code limit}.
   * What stands behind the list is its last element.
   */
  static List<Span> elements(byte[] bytes, int begin, int limit) {
    Spans spans = new Spans(bytes, limit);
    spans.at = begin + 1;
    spans.split();
    return spans.found;
  }

  private void split() {
    int from = at;
    int depth = 1;
    for (; at < bytes.length && depth > 0 && found.size() <= limit; at++) {
      switch (bytes[at]) {
        case '"' -> skipText();
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',' -> {
          if (depth == 1) {
            found.add(trimmed(from, at));
            from = at + 1;
          }
        }
        default -> {}
      }
    }
    if (found.size() > limit) {
      return;
    }
    if (depth > 0) {
      found.add(trimmed(from, bytes.length));
      found.add(new Span(bytes.length, bytes.length)); // what the missing bracket would close
      return;
    }
    addIfAny(from, at - 1, !found.isEmpty());
    addIfAny(at, bytes.length, false);
  }

  private void skipText() {
    for (at++; at < bytes.length && bytes[at] != '"'; at++) {
      if (bytes[at] == '\\') {
        at++;
      }
    }
  }

  private void addIfAny(int from, int to, boolean evenIfBlank) {
    Span span = trimmed(from, to);
    if (evenIfBlank || span.from() < span.to()) {
      found.add(span);
    }
  }

  private Span trimmed(int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && isBlank(bytes[begin])) {
      begin++;
    }
    while (end > begin && isBlank(bytes[end - 1])) {
      end--;
    }
    return new Span(begin, end);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
