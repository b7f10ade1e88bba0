package io.lineweave.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientEventTest {

  @Test
  void shouldHoldEverySample() {
    assertThat(EventFile.samples())
        .hasSize(4)
        .allSatisfy(
            file ->
                assertThat(file.events())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(ClientEvent.of(event)).isPresent()));
  }

  @Test
  void shouldHoldJobAndDatasetEvents() {
    String rest = "\"eventTime\":\"2026-01-01T00:00:00Z\",\"producer\":\"https://example.org\"}";
    assertThat(ClientEvent.of("{\"job\":{\"namespace\":\"n\",\"name\":\"j\"}," + rest)).isPresent();
    assertThat(ClientEvent.of("{\"dataset\":{\"namespace\":\"n\",\"name\":\"d\"}," + rest))
        .isPresent();
  }

  /** Each would lose something, or not be sent at all, were it sent by the client. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "42",
        "{}",
        "{\"run\":{\"runId\":\"no-uuid\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}",
        "{\"eventTime\":\"2021-11-03T10:53:52\",\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}",
        "{\"eventTime\":\"2026-01-01T00:00:00Z\",\"job\":{\"namespace\":\"n\",\"name\":\"j\"},\"odd\":1}"
      })
  void shouldNotHoldWhatTheModelWouldLose(String event) {
    assertThat(ClientEvent.of(event)).isEmpty();
  }
}
