package io.lineweave.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-08T00:00:00Z");
  private static final Period WEEK = new Period(FROM, TO);

  @Test
  void shouldShareNoRecordWithThePeriodAfterItAndMissNone() {
    Period next = new Period(TO, TO.plusSeconds(1));

    assertThat(WEEK.contains(FROM.toEpochMilli())).isTrue();
    assertThat(WEEK.contains(FROM.toEpochMilli() - 1)).isFalse();
    assertThat(WEEK.contains(TO.toEpochMilli() - 1)).isTrue();
    assertThat(WEEK.contains(TO.toEpochMilli())).isFalse();
    assertThat(next.contains(TO.toEpochMilli())).isTrue();
  }

  @Test
  void shouldBeWidenedOnBothSides() {
    assertThat(WEEK.widened(Duration.ofHours(24)))
        .hasToString("2026-10-31T00:00:00Z/2026-11-09T00:00:00Z");
  }

  @Test
  void shouldNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new Period(TO, FROM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before it begins");
    assertThatThrownBy(() -> new Period(TO, TO)).isInstanceOf(IllegalArgumentException.class);
  }
}
