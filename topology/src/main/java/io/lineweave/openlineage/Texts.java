package io.lineweave.openlineage;

/** Text of strangers, made fit to be written as UTF-8. */
final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /**
   * The text with U+FFFD instead of NUL and of half surrogate pairs. JSON can say them ({@code
   * "\ud800"}), UTF-8 cannot, and a writer that fails on them would stop the stream.
   */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Nearly every character is neither NUL nor from the surrogates on up: one comparison.
      if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1 && isFaulty(text, i)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < result.length(); i++) {
      if (isFaulty(text, i)) {
        result.setCharAt(i, REPLACEMENT);
      }
    }
    return result.toString();
  }

  private static boolean isFaulty(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == 0;
  }
}
