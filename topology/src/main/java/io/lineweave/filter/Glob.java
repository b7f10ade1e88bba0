package io.lineweave.filter;

/**
 * A pattern with {@code *} for any characters, none included, and {@code ?} for any one. All else
 * stands for itself.
 */
public final class Glob {
  private final String pattern;
  private final boolean ignoreCase;

  private Glob(String pattern, boolean ignoreCase) {
    this.pattern = pattern;
    this.ignoreCase = ignoreCase;
  }

  /** A pattern that tells upper from lower case. */
  public static Glob exact(String pattern) {
    return new Glob(pattern, false);
  }

  /** A pattern that does not. */
  public static Glob ignoringCase(String pattern) {
    return new Glob(pattern, true);
  }

  /** Whether the whole text is of this pattern. Takes at most text times pattern steps. */
  public boolean matches(String text) {
    int at = 0;
    int p = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = at;
      } else if (p < pattern.length() && matches(pattern.charAt(p), text.charAt(at))) {
        p++;
        at++;
      } else if (star >= 0) {
        // The last star takes one character more; an earlier one never needs to.
        p = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private boolean matches(char expected, char actual) {
    return expected == '?'
        || expected == actual
        || (ignoreCase && folded(expected) == folded(actual));
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
