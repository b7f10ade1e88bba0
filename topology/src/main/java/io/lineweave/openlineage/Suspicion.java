package io.lineweave.openlineage;

import io.lineweave.secret.Credentials;

/**
 * Tells the few facets that have to be decoded from the many whose bytes can travel as they are. It
 * looks at every byte of every event, so it is made for speed.
 */
final class Suspicion {
  /** What JSON libraries read; a longer number would stop a room that looks into the facet. */
  static final int LONGEST_NUMBER = 1_000;

  private Suspicion() {}

  /** Whether the bytes cannot travel as they are, or have to be decoded to know. */
  static boolean in(byte[] bytes, int from, int to) {
    int i = ByteSearch.remarkable(bytes, from, to);
    while (i < to) {
      if (bytes[i] == '\\') {
        // These may hide a sign or half a surrogate pair; the others stand for themselves.
        if (bytes[i + 1] == 'u' || bytes[i + 1] == '/') {
          return true;
        }
        i++;
      } else if (bytes[i] < 0
          ? Texts.isIllFormed(bytes, i)
          : Credentials.suspected(bytes, from, i)) {
        return true;
      }
      i = ByteSearch.remarkable(bytes, i + 1, to);
    }
    return mayHoldLongNumber(bytes, from, to);
  }

  /** Looks at every few hundredth byte only: a number too long cannot slip between. */
  private static boolean mayHoldLongNumber(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += LONGEST_NUMBER / 2) {
      int begin = i;
      while (begin > from && i - begin < LONGEST_NUMBER && isOfNumber(bytes[begin - 1])) {
        begin--;
      }
      int end = i;
      while (end < to && end - begin < LONGEST_NUMBER && isOfNumber(bytes[end])) {
        end++;
      }
      if (end - begin >= LONGEST_NUMBER) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
  }
}
