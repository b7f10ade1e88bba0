package io.lineweave.rules;

/** Paths of object stores: segments between slashes. */
final class Paths {
  private Paths() {}

  /** Without leading, trailing and repeated slashes. */
  static String strip(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return collapse(path.substring(start, end));
  }

  /** One path below another. */
  static String join(String above, String below) {
    String stripped = strip(below);
    return above.isEmpty() ? stripped : stripped.isEmpty() ? above : above + "/" + stripped;
  }

  private static String collapse(String path) {
    if (!path.contains("//")) {
      return path;
    }
    StringBuilder collapsed = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || path.charAt(i - 1) != '/') {
        collapsed.append(path.charAt(i));
      }
    }
    return collapsed.toString();
  }

  /** Without a query string, which may be a shared access signature. */
  static String withoutQuery(String path) {
    int question = path.indexOf('?');
    return question >= 0 && path.indexOf('=', question) > 0 ? path.substring(0, question) : path;
  }

  /** Where the last {@code count} segments begin; -1 if there are fewer. */
  static int tail(String path, int count) {
    int start = path.length() + 1;
    for (int i = 0; i < count; i++) {
      if (start <= 0) {
        return -1;
      }
      start = path.lastIndexOf('/', start - 2) + 1;
    }
    return start;
  }
}
