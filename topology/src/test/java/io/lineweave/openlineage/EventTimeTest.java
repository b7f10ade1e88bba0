package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T13:20:04.029Z,2026-11-20T13:20:04.029Z",
    "2026-11-20T13:20:04Z,2026-11-20T13:20:04Z",
    "2026-11-20T13:20:04.4Z,2026-11-20T13:20:04.400Z",
    "2026-11-20T13:20:04.123456789Z,2026-11-20T13:20:04.123456789Z",
    "2026-11-20T13:20:04.1234567891234Z,2026-11-20T13:20:04.123456789Z",
    "2026-11-20T13:20:04.029+00:00,2026-11-20T13:20:04.029Z",
    "2026-11-20T13:20:04.029+05:30,2026-11-20T07:50:04.029Z",
    "2026-11-20T13:20:04-08:00,2026-11-20T21:20:04Z",
    "2026-11-20T13:20:04-0330,2026-11-20T16:50:04Z",
    "2026-11-20T13:20:04+02,2026-11-20T11:20:04Z",
    "2021-11-03T10:53:52.427343,2021-11-03T10:53:52.427343Z",
    "2021-11-03T10:53:52.427343+00:00Z,2021-11-03T10:53:52.427343Z",
    "2021-11-03T10:53Z,2021-11-03T10:53:00Z",
    "2021-11-03 10:53:52,2021-11-03T10:53:52Z",
    "2021-11-03t10:53:52z,2021-11-03T10:53:52Z",
    "2021-11-03T10:53:52+01:00[Europe/Paris],2021-11-03T09:53:52Z",
    "' 2021-11-03T10:53:52Z ',2021-11-03T10:53:52Z",
  })
  void shouldReadWhatProducersSend(String text, Instant expected) {
    assertThat(EventTime.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1700000000000",
        "2021-13-03T10:53:52Z",
        "2021-02-30T10:53:52Z",
        "2021-11-03",
        "2021-11-03T25:00:00Z",
        "2021-11-03T10:53:52Zulu",
        "2021-11-03T10:53:52+99:00",
        "2021-11-03T10:53:52[",
        "٢٠٢١-11-03T10:53:52Z",
        "T",
      })
  void shouldCallTheRestNoTime(String text) {
    assertThat(EventTime.parse(text)).isEmpty();
  }

  @Property
  void shouldAgreeWithTheJdk(
      @ForAll @LongRange(min = -30_000_000_000L, max = 200_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
    Instant time = Instant.ofEpochSecond(second, nano);
    OffsetDateTime local = time.atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
    assertThat(EventTime.parse(local.toString())).contains(time);
  }

  @Property
  void shouldAnswerWhateverTheText(@ForAll String text) {
    assertThat(EventTime.parse(text)).isNotNull();
  }
}
