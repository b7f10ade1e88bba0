package io.lineweave.openlineage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes, eight at a time: whether one of a word is zero is told by arithmetic (Warren,
 * Hacker's Delight, section 6-1).
 */
final class ByteSearch {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BLANKS = ONES * ' ';
  private static final long AT_SIGN = ONES * '@';
  private static final long EQUALS_SIGN = ONES * '=';
  private static final long BACKSLASH = ONES * '\\';
  private static final long QUOTE = ONES * '"';

  private ByteSearch() {}

  /**
   * Index of the first at-sign, equals sign, backslash or byte beyond ASCII; {@code to} if none.
   */
  static int remarkable(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long found =
          zeros(word ^ QUOTE)
              | zeros(word ^ BACKSLASH)
              | zeros(word ^ AT_SIGN)
              | zeros(word ^ EQUALS_SIGN)
              | ((word - BLANKS) & ~word & HIGH_BITS)
              | (word & HIGH_BITS);
      if (found != 0) {
        return i + first(found);
      }
    }
    while (i < to && !isRemarkable(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isRemarkable(byte b) {
    return b < ' ' || b == '"' || b == '\\' || b == '@' || b == '=';
  }

  /** Index of the first quote or backslash; {@code to} if none. */
  static int endOfPlainText(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long found = zeros(word ^ QUOTE) | zeros(word ^ BACKSLASH);
      if (found != 0) {
        return i + first(found);
      }
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** Index of the brace that closes the object whose brace stands at {@code open}; −1 if none. */
  static int closingBrace(byte[] bytes, int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      byte b = bytes[i];
      if (b == '"') {
        i = closingQuote(bytes, i, to);
      } else if (b == '{') {
        depth++;
      } else if (b == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int closingQuote(byte[] bytes, int open, int to) {
    int i = endOfPlainText(bytes, open + 1, to);
    while (i < to && bytes[i] == '\\') {
      i = endOfPlainText(bytes, i + 2, to);
    }
    return i;
  }

  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private static int first(long found) {
    return Long.numberOfTrailingZeros(found) >>> 3;
  }
}
