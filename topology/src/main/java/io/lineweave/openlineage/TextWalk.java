package io.lineweave.openlineage;

import io.lineweave.secret.Credentials;

/** Walks over the texts of a facet, names included, and notes whether one of them is suspicious. */
final class TextWalk {
  private static final String PLAIN_ESCAPES = "\"\\bfnrt";

  private byte[] json = {};
  private int from;
  private int to;
  private boolean suspicious;

  /** Begins with another facet: bytes up to {@code end} may be read. */
  void begin(byte[] bytes, int begin, int end) {
    json = bytes;
    from = begin;
    to = end;
    suspicious = false;
  }

  /** Whether a text may hold a credential, or half a surrogate pair, and has to be decoded. */
  boolean isSuspicious() {
    return suspicious;
  }

  /** Where the text ends whose first quote stands at {@code quote}. */
  int closingQuote(int quote) throws DefectException {
    int at = ByteSearch.remarkable(json, quote + 1, to);
    // Nearly always it is the quote; the rest is apart, so that this much is compiled into callers.
    return at < to && json[at] == '"' ? at : closingQuoteFrom(at);
  }

  private int closingQuoteFrom(int remarkable) throws DefectException {
    int at = remarkable;
    while (at < to && json[at] != '"') {
      at = ByteSearch.remarkable(json, remarkable(at), to);
    }
    if (at >= to) {
      throw DefectException.notJson();
    }
    return at;
  }

  private int remarkable(int at) throws DefectException {
    byte b = json[at];
    if (b == '@' || b == '=') {
      suspicious = suspicious || Credentials.suspected(json, from, at);
      return at + 1;
    }
    if (b == '\\') {
      return escape(at + 1);
    }
    if (b < 0) {
      return at + 1 + continuation(at);
    }
    throw DefectException.notJson(); // a control character
  }

  /** Some escapes may hide a sign that matters; the others stand for themselves. */
  private int escape(int at) throws DefectException {
    int b = octet(at);
    if (b == 'u') {
      suspicious = true;
      for (int i = 1; i <= 4; i++) {
        if (Character.digit(octet(at + i), 16) < 0) {
          throw DefectException.notJson();
        }
      }
      return at + 5;
    }
    if (b == '/') {
      suspicious = true;
    } else if (PLAIN_ESCAPES.indexOf(b) < 0) {
      throw DefectException.notJson();
    }
    return at + 1;
  }

  /** How many bytes follow the first of a character of well-formed UTF-8 (Unicode, table 3-7). */
  private int continuation(int at) throws DefectException {
    int lead = octet(at);
    int next = octet(at + 1);
    boolean wellFormed =
        switch (lead) {
          case 0xE0 -> next >= 0xA0;
          case 0xED -> next < 0xA0;
          case 0xF0 -> next >= 0x90;
          case 0xF4 -> next < 0x90;
          default -> lead >= 0xC2 && lead < 0xF4;
        };
    int more = lead >= 0xF0 ? 3 : (lead >= 0xE0 ? 2 : 1);
    for (int i = 1; i <= more; i++) {
      wellFormed &= (octet(at + i) & 0xC0) == 0x80;
    }
    if (!wellFormed) {
      throw DefectException.notJson();
    }
    return more;
  }

  private int octet(int at) {
    return at < to ? json[at] & 0xFF : -1;
  }
}
