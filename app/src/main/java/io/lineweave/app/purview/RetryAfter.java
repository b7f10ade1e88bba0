package io.lineweave.app.purview;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header: seconds or a date (RFC 9110, 10.2.3). Anything else counts as absent. */
final class RetryAfter {
  /** A bound, so that a wrong header cannot stop delivery for a year. */
  private static final Duration MOST = Duration.ofHours(1);

  private RetryAfter() {}

  static Optional<Duration> parse(Optional<String> header, InstantSource clock) {
    return header
        .map(String::strip)
        .flatMap(text -> duration(text, clock))
        .map(RetryAfter::bounded);
  }

  private static Optional<Duration> duration(String text, InstantSource clock) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), date.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration duration) {
    Duration positive = duration.isNegative() ? Duration.ZERO : duration;
    return positive.compareTo(MOST) > 0 ? MOST : positive;
  }
}
