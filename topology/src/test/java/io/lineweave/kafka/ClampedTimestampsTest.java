package io.lineweave.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampedTimestampsTest {
  private final ClampedTimestamps clamped =
      new ClampedTimestamps(InstantSource.fixed(Instant.ofEpochMilli(1_000)));

  @ParameterizedTest
  @CsvSource({
    "-1,1000",
    "-9223372036854775808,1000",
    "0,0",
    "999,999",
    "1000,1000",
    "1001,1000",
    "9223372036854775807,1000"
  })
  void shouldStayWithinZeroAndNow(long timestamp, long expected) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "t",
            0,
            0,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            null,
            null,
            new RecordHeaders(),
            Optional.empty());

    assertThat(clamped.extract(record, 5)).isEqualTo(expected);
  }
}
