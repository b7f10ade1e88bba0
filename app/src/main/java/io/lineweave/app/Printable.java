package io.lineweave.app;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strangers' text for a terminal. What would move the cursor, colour the screen, turn the direction
 * of writing or not be seen at all is written as an escape, as JSON does.
 */
public final class Printable {
  private static final String UNSEEN = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}";
  private static final Pattern IN_LINE = Pattern.compile("[" + UNSEEN + "]");
  private static final Pattern IN_TEXT = Pattern.compile("[" + UNSEEN + "&&[^\n]]");

  private Printable() {}

  /** On one line. */
  public static String line(String text) {
    return IN_LINE.matcher(text).replaceAll(Printable::escape);
  }

  /** On one line, with something in place of each that would do so, instead of an escape. */
  public static String line(String text, String inPlace) {
    return IN_LINE.matcher(text).replaceAll(Matcher.quoteReplacement(inPlace));
  }

  /** On one line of at most so many characters; what is cut off is told by an ellipsis. */
  public static String line(String text, int most) {
    String line = line(text.length() > most ? text.substring(0, most) : text);
    return line.length() > most || text.length() > most
        ? line.substring(0, Math.min(line.length(), most - 1)) + "…"
        : line;
  }

  /** On the lines that it has. In JSON it stays the same JSON. */
  public static String text(String text) {
    return IN_TEXT.matcher(text).replaceAll(Printable::escape);
  }

  private static String escape(MatchResult match) {
    StringBuilder escapes = new StringBuilder();
    match.group().chars().forEach(c -> escapes.append("\\\\u%04x".formatted(c)));
    return escapes.toString();
  }
}
