package io.lineweave.openlineage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes, eight at a time. Adding 7F to seven bits of a byte sets its highest bit unless
 * they are zero (Warren, Hacker's Delight, section 6-1), and an exclusive or makes zero of the byte
 * that is looked for.
 */
final class ByteSearch {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = ONES * 0x7F;
  private static final long AT_SIGN = ONES * '@';
  private static final long EQUALS_SIGN = ONES * '=';
  private static final long BACKSLASH = ONES * '\\';
  private static final long QUOTE = ONES * '"';
  private static final long BLANK_AND_UP = ONES * (0x80 - ' ');

  private ByteSearch() {}

  /**
   * Index of the first quote, backslash, at-sign, equals sign, control character or byte beyond
   * ASCII; {@code to} if none.
   */
  static int remarkable(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long low = word & LOW;
      long plain =
          ((low ^ QUOTE) + LOW)
              & ((low ^ BACKSLASH) + LOW)
              & ((low ^ AT_SIGN) + LOW)
              & ((low ^ EQUALS_SIGN) + LOW)
              & (low + BLANK_AND_UP)
              & ~word
              & HIGH;
      if (plain != HIGH) {
        return i + (Long.numberOfTrailingZeros(plain ^ HIGH) >>> 3);
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

  /** Index of the quote that ends the text whose quote stands at {@code open}; beyond if none. */
  static int closingQuote(byte[] bytes, int open, int to) {
    int i = quoteOrBackslash(bytes, open + 1, to);
    while (i < to && bytes[i] == '\\') {
      i = quoteOrBackslash(bytes, i + 2, to);
    }
    return i;
  }

  private static int quoteOrBackslash(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) WORDS.get(bytes, i);
      long low = word & LOW;
      long plain = ((((low ^ QUOTE) + LOW) & ((low ^ BACKSLASH) + LOW)) | word) & HIGH;
      if (plain != HIGH) {
        return i + (Long.numberOfTrailingZeros(plain ^ HIGH) >>> 3);
      }
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }
}
