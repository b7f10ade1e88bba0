package io.lineweave.secret;

import java.nio.charset.StandardCharsets;

/**
 * Users, passwords and tokens before the host of a URL.
 *
 * <p>{@code container@account} of Azure storage looks alike and has to stay: without a colon it is
 * a user only under http, where tokens travel that way.
 */
final class UserInfo {
  /** No password is longer; so far is looked for the end of one that has a slash in it. */
  private static final int LONGEST = 1_024;

  private static final String SCHEME_END = "://";
  private static final byte[] HTTP = "http".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTPS = "https".getBytes(StandardCharsets.US_ASCII);

  private UserInfo() {}

  static String cut(String text) {
    String result = cutOracle(text);
    int lastAt = result.lastIndexOf('@');
    StringBuilder kept = null;
    int done = 0;
    int next = 0;
    for (int scheme = result.indexOf(SCHEME_END);
        scheme >= 0 && scheme < lastAt;
        scheme = result.indexOf(SCHEME_END, next)) {
      int begin = scheme + SCHEME_END.length();
      next = host(result, begin, isHttp(result, scheme));
      if (next > begin) {
        kept = kept == null ? new StringBuilder(result.length()) : kept;
        kept.append(result, done, begin);
        done = next;
      }
    }
    return kept == null ? result : kept.append(result, done, result.length()).toString();
  }

  /** Where the host begins: behind every user info. */
  private static int host(String text, int begin, boolean http) {
    int host = begin;
    for (int end = userInfo(text, host, http); end > host; end = userInfo(text, host, http)) {
      host = end;
    }
    return host;
  }

  private static int userInfo(String text, int begin, boolean http) {
    int authority = until("/?#; \t\r\n\"'<>", text, begin, text.length());
    int at = lastAt(text, begin, authority);
    if (at >= 0) {
      boolean secret = http || text.substring(begin, at).indexOf(':') >= 0;
      return secret ? at + 1 : begin;
    }
    if (!hasColonWithoutPort(text, begin, authority)) {
      return begin;
    }
    // A password with a slash or the like in it: what follows the colon is no port.
    int limit = Math.min(text.length(), begin + LONGEST);
    return lastAt(text, begin, until(" \t\r\n\"'<>", text, begin, limit)) + 1;
  }

  /** {@code jdbc:oracle:thin:user/password@…}. */
  private static String cutOracle(String text) {
    int driver = text.indexOf("oracle:");
    int begin = driver < 0 ? 0 : text.indexOf(':', driver + 7) + 1;
    int at = begin == 0 ? -1 : text.indexOf('@', begin);
    boolean cut = at >= 0 && text.substring(begin, at).indexOf('/') >= 0;
    return cut ? text.substring(0, begin) + text.substring(text.lastIndexOf('@')) : text;
  }

  private static boolean isHttp(String text, int end) {
    return text.regionMatches(true, end - 4, "http", 0, 4)
        || text.regionMatches(true, end - 5, "https", 0, 5);
  }

  private static boolean hasColonWithoutPort(String text, int from, int to) {
    for (int i = from; i < to && text.charAt(i) != '['; i++) {
      if (text.charAt(i) == ':') {
        int end = i + 1;
        while (end < to && Character.isDigit(text.charAt(end))) {
          end++;
        }
        if (end < to && text.charAt(end) != ',') {
          return true;
        }
      }
    }
    return false;
  }

  private static int lastAt(String text, int from, int to) {
    int at = to - 1;
    while (at >= from && text.charAt(at) != '@') {
      at--;
    }
    return at < from ? -1 : at;
  }

  private static int until(String terminators, String text, int from, int limit) {
    int end = from;
    while (end < limit && terminators.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /**
   * Whether a colon that begins no authority, or http, stands before this at-sign in its text.
   * Looks back no further than the at-sign before, so many of them take linear time.
   */
  static boolean isColonBefore(byte[] json, int from, int at) {
    for (int i = at - 1; i >= from && json[i] != '@'; i--) {
      if (json[i] == '"' && json[i - 1] != '\\') {
        return false;
      }
      if (json[i] == ':' && !(isAuthority(json, i) && !isHttp(json, from, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAuthority(byte[] json, int colon) {
    return json[colon + 1] == '/' && json[colon + 2] == '/';
  }

  private static boolean isHttp(byte[] json, int from, int end) {
    return endsWith(HTTP, json, from, end) || endsWith(HTTPS, json, from, end);
  }

  private static boolean endsWith(byte[] word, byte[] json, int from, int end) {
    int begin = end - word.length;
    for (int i = 0; i < word.length; i++) {
      if (begin < from || (json[begin + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
