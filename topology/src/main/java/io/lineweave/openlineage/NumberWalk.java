package io.lineweave.openlineage;

import io.lineweave.openlineage.Reading.Problem;

/** Walks over a number of JSON. */
final class NumberWalk {
  /** What JSON libraries read; a longer number would stop a room that looks into the facet. */
  private static final int LONGEST = 1_000;

  private final byte[] json;
  private final int to;
  private int at;

  private NumberWalk(byte[] json, int at, int to) {
    this.json = json;
    this.at = at;
    this.to = to;
  }

  /** The byte after the number that begins here. */
  static int over(byte[] json, int begin, int to) throws DefectException {
    NumberWalk walk = new NumberWalk(json, begin, to);
    walk.number();
    if (walk.at - begin > LONGEST) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG, "a number of more than " + LONGEST + " digits");
    }
    return walk.at;
  }

  private void number() throws DefectException {
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('-')) {
        skip('+');
      }
      digits();
    }
  }

  private void digits() throws DefectException {
    int begin = at;
    while (at < to && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    if (at == begin) {
      throw DefectException.notJson();
    }
  }

  private boolean skip(char c) {
    boolean there = at < to && json[at] == c;
    at += there ? 1 : 0;
    return there;
  }
}
