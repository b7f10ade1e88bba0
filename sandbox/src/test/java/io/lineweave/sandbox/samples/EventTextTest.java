package io.lineweave.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTextTest {

  @Test
  void shouldTakeEachLineOfALineFile() {
    assertThat(EventText.split("{\"a\":1}\n\n{\"b\":2}\r\n"))
        .containsExactly("{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void shouldTakeEachElementOfAnArray() {
    assertThat(EventText.split("[\n  {\"a\": [1, {}]},\n  {\"b\":2}, 3, \"x\"\n]"))
        .containsExactly("{\"a\": [1, {}]}", "{\"b\":2}", "3", "\"x\"");
  }

  @Test
  void shouldTakeOneEventOverManyLines() {
    assertThat(EventText.split("{\n  \"a\": 1\n}\n")).containsExactly("{\n  \"a\": 1\n}");
  }

  @Test
  void shouldKeepAnEventAsItWasWritten() {
    String event = "{\"twice\":1,\"twice\":2,\"odd\":1.50,\"späße\":\"\\u00e9\"}";

    assertThat(EventText.split("[" + event + "]")).containsExactly(event);
  }

  @Test
  void shouldTakeLinesAsTheyAreWhenOneIsNoJson() {
    assertThat(EventText.split("{\"a\":1}\n<html>\n{\"cut\":\n42"))
        .containsExactly("{\"a\":1}", "<html>", "{\"cut\":", "42");
  }

  @Test
  void shouldFindNothingInAnEmptyText() {
    assertThat(EventText.split(" \n")).isEmpty();
    assertThat(EventText.split("[]")).isEmpty();
  }
}
