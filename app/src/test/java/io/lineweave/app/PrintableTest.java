package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 9, 13, 0x1b, 0x7f, 0x9b, 0xad, 0x200b, 0x202e, 0x2028, 0xfeff})
  void shouldWriteWhatControlsATerminalOrIsNotSeenAsAnEscape(int c) {
    String text = "a" + (char) c + "b";

    assertThat(Printable.line(text)).isEqualTo("a\\u%04xb".formatted(c));
    assertThat(Printable.text(text)).isEqualTo("a\\u%04xb".formatted(c));
  }

  @Test
  void shouldEscapeWhatIsBeyondTheFirstPlaneAsTwo() {
    assertThat(Printable.line("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    assertThat(Printable.line("lone \ud800")).isEqualTo("lone \\ud800");
  }

  @Test
  void shouldLeaveWhatPeopleWrite() {
    assertThat(Printable.line("Größe 大小 😀 \\ $1")).isEqualTo("Größe 大小 😀 \\ $1");
    assertThat(Printable.text("a\nb")).isEqualTo("a\nb");
    assertThat(Printable.line("a\nb")).isEqualTo("a\\u000ab");
  }

  @Test
  void shouldCutALineThatIsTooLong() {
    assertThat(Printable.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.line("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Printable.line("\u0001\u0001\u0001", 6)).isEqualTo("\\u000…");
  }

  @Test
  void shouldPutSomethingInPlaceOfWhatSpeaksToATerminal() {
    assertThat(Printable.line("a\u001b[2J\u009bb\u202ec\nd", "?")).isEqualTo("a?[2J?b?c?d");
    assertThat(Printable.line("a\u0007", "$1")).isEqualTo("a$1");
  }
}
