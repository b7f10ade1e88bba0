package io.lineweave.openlineage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Event times in every form that producers send.
 *
 * <p>The schema says date-time of RFC 3339. Seen beyond it: no zone at all (old Airflow; read as
 * UTC), {@code +00:00Z}, no seconds and a region in brackets (Java's {@code toString}), a blank
 * instead of {@code T}, offsets without a colon.
 */
final class EventTime {
  private final String text;
  private int at;

  private EventTime(String text) {
    this.text = text;
  }

  /** The time, unless the text is none. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(new EventTime(text.strip()).parse());
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Instant parse() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    if (!skip('T') && !skip('t')) {
      expect(' ');
    }
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = skip(':') ? digits(2) : 0;
    int nano = skip('.') || skip(',') ? fraction() : 0;
    LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
    Instant time = local.toInstant(offset());
    region();
    if (at != text.length()) {
      throw new DateTimeException("more than a time");
    }
    return time;
  }

  private ZoneOffset offset() {
    boolean behind = at < text.length() && text.charAt(at) == '-';
    if (!behind && !skip('+')) {
      zulu();
      return ZoneOffset.UTC;
    }
    at += behind ? 1 : 0;
    int hours = digits(2);
    boolean minutesFollow = skip(':') || (at < text.length() && isDigit(text.charAt(at)));
    int minutes = minutesFollow ? digits(2) : 0;
    int sign = behind ? -1 : 1;
    zulu();
    return hours == 0 && minutes == 0
        ? ZoneOffset.UTC
        : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private void zulu() {
    if (!skip('Z')) {
      skip('z');
    }
  }

  private void region() {
    if (skip('[')) {
      at = text.indexOf(']', at) + 1;
    }
  }

  private int fraction() {
    int value = 0;
    int count = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      if (count < 9) {
        value = value * 10 + text.charAt(at) - '0';
        count++;
      }
      at++;
    }
    for (; count < 9; count++) {
      value *= 10;
    }
    return value;
  }

  private int digits(int count) {
    int value = 0;
    for (int end = at + count; at < end; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        throw new DateTimeException("not a digit");
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw new DateTimeException("not a " + c);
    }
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
