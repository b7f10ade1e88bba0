package io.lineweave.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePositionTest {

  @ParameterizedTest
  @CsvSource({"events,0,0", "lineweave.graphs,7,123456789012", "a-b-1,2,3", "a@b-c,2,3"})
  void shouldReadWhatItWrites(String topic, int partition, long offset) {
    SourcePosition position = new SourcePosition(topic, partition, offset);
    assertThat(SourcePosition.parse(position.toString())).contains(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "events", "events-1", "events@1", "-1@1", "events-x@1", "events-1@x"})
  void shouldCallTheRestNoPosition(String text) {
    assertThat(SourcePosition.parse(text)).isEmpty();
  }
}
