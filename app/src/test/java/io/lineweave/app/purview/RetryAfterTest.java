package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "30, 30",
    "999999999, 3600",
    "'Fri, 20 Nov 2026 12:00:45 GMT', 45",
    "'Fri, 20 Nov 2026 11:00:00 GMT', 0",
    "'Sat, 20 Nov 2027 12:00:00 GMT', 3600"
  })
  void shouldReadSecondsAndDatesWithinBounds(String header, long seconds) {
    assertThat(RetryAfter.parse(Optional.of(header), clock)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
  void shouldIgnoreWhatIsNeither(String header) {
    assertThat(RetryAfter.parse(Optional.of(header), clock)).isEmpty();
  }
}
