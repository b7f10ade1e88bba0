package io.lineweave.secret;

import java.util.Locale;

/**
 * Pairs of a key and a secret: {@code ;password=…} of connection strings, {@code ?sig=…} of URLs,
 * {@code password="…"} of configurations.
 *
 * <p>A partition folder, {@code /token=5/}, looks alike and has to stay.
 */
final class SecretPairs {
  private static final int LONGEST_QUOTED = 512;

  private final String text;
  private final StringBuilder kept = new StringBuilder();
  private int done;
  private int query = -1;

  private SecretPairs(String text) {
    this.text = text;
  }

  static String cut(String text) {
    return text.indexOf('=') < 0 ? text : new SecretPairs(text).cut();
  }

  private String cut() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '?') {
        query = i;
      } else if (Character.isWhitespace(c)) {
        query = -1;
      } else if (c == '=' && i >= done) {
        pair(i);
      }
    }
    return done == 0 ? text : kept.append(text, done, text.length()).toString();
  }

  private void pair(int equals) {
    int end = equals;
    while (end > done && text.charAt(end - 1) == ' ') {
      end--;
    }
    int begin = end;
    while (begin > done
        && end - begin < SecretKeys.LONGEST
        && SecretKeys.isOf(text.charAt(begin - 1))) {
      begin--;
    }
    char before = begin == 0 ? 0 : text.charAt(begin - 1);
    String key = text.substring(begin, end).toLowerCase(Locale.ROOT);
    boolean ofQuery = before == '?' || before == '&';
    if (before == '/' || !SecretKeys.isSecret(key, ofQuery)) {
      return;
    }
    if (ofQuery && query >= done) {
      // Signed URLs differ in every part of their query.
      remove(query, until(" \t\r\n\"'<>", equals));
    } else {
      removePair(begin, before, equals);
    }
  }

  private void removePair(int begin, char before, int equals) {
    int end = valueEnd(before, equals);
    if (begin > done && ";&,".indexOf(before) >= 0) {
      remove(begin - 1, end);
    } else {
      boolean separated = end < text.length() && text.charAt(end) == ';';
      remove(begin, separated ? end + 1 : end);
    }
  }

  private void remove(int from, int to) {
    kept.append(text, done, from);
    done = to;
  }

  /** In a connection string blanks belong to the value; elsewhere they end it. */
  private int valueEnd(char before, int equals) {
    int begin = equals + 1;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    int quoted = quotedEnd(begin);
    if (quoted >= 0) {
      return quoted;
    }
    return switch (before) {
      case 0, ';' -> until(";\r\n", begin);
      case ',' -> until(",; \t\r\n", begin);
      case '(' -> until(")", begin);
      default -> until("&; \t\r\n", begin);
    };
  }

  /** Behind the closing quote of a value in quotes or braces; −1 if it is in none. */
  private int quotedEnd(int begin) {
    char first = begin == text.length() ? 0 : text.charAt(begin);
    if ("\"'{".indexOf(first) < 0) {
      return -1;
    }
    char last = first == '{' ? '}' : first;
    int limit = Math.min(text.length(), begin + LONGEST_QUOTED);
    for (int i = begin + 1; i < limit; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == last) {
        return i + 1;
      }
    }
    return -1;
  }

  private int until(String terminators, int from) {
    int end = from;
    while (end < text.length() && terminators.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
