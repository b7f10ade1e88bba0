package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.app.deadletters.MaskedValue.Shown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedValueTest {
  @Test
  void shouldIndentJsonAndLeaveWhatIsNoSecret() throws IOException {
    String json =
        "{\"a\":[1,2.50,1e400,true,null,\"text\"],\"b\":{\"c\":{}},\"partition\":\"/token=5/\"}";
    Shown shown = shown(json);

    assertThat(shown.whole()).isTrue();
    assertThat(shown.remark()).isEmpty();
    assertThat(shown.text().lines()).hasSizeGreaterThan(3);
    assertThat(shown.text()).contains("2.50", "1e400");
    assertThat(new ObjectMapper().readTree(shown.text()))
        .isEqualTo(new ObjectMapper().readTree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"hunter2\"}",
        "{\"clientSecret\":{\"a\":[\"hunter2\"]}}",
        "{\"accountKey\":12345,\"x\":\"DefaultEndpointsProtocol=https;AccountKey=hunter2;\"}",
        "[\"https://x.blob.core.windows.net/c?sv=1&sig=hunter2\"]",
        "\"postgres://app:hunter2@db\"",
        "{\"spark_properties\":{\"properties\":{\"my.own\":\"hunter2\",\"n\":12345}}}",
        "{\"environment-properties\":{\"environment-properties\":{\"X\":[{\"y\":\"hunter2\"}]}}}",
        "{\"postgres://app:hunter2@db\":1}",
        "{\"password\":\"hunter2",
        "{\"password\":\"hunter2\" oops",
        "{\"a\":1,\"password\":hunter2}",
        "{\"spark_properties\":{\"properties\":{\"x\":\"hunter2",
        "oops \"password\":\"hunter2\"",
        "{'password': 'hunter2'}",
        "Authorization: Bearer hunter2\r\n<html>",
        "clientSecret = hunter2 and more hunter2"
      })
  void shouldShowNoSecret(String value) {
    for (boolean truncated : new boolean[] {false, true}) {
      Shown shown = MaskedValue.of(value.getBytes(UTF_8), truncated);
      assertThat(shown.text() + shown.remark()).doesNotContain("hunter2", "12345");
    }
  }

  @Test
  void shouldKeepOfPropertiesWhereARunRan() {
    assertThat(
            shown(
                    "{\"environment-properties\":{\"_producer\":\"p\",\"mountPoints\":[{\"source\":"
                        + "\"s\"}],\"other\":\"o\"}}")
                .text())
        .contains("\"p\"", "\"s\"", "\"other\" : \"***\"");
  }

  @Test
  void shouldNeverShowPartOfASecretWhereverAHeadEnds() {
    byte[] whole =
        "{\"a\":{\"b\":\"x\",\"password\":\"hunter2hunter2\",\"u\":\"http://hunter2:hunter2@h/\"}}"
            .getBytes(UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      Shown shown = MaskedValue.of(Arrays.copyOf(whole, length), true);
      assertThat(shown.text() + shown.remark()).doesNotContain("hunt");
    }
  }

  @Test
  void shouldSayWhereItStopsBeingJsonAndShowThat() {
    Shown shown = shown("{\"a\":1,\"b\":nonsense}");

    assertThat(shown.whole()).isFalse();
    assertThat(shown.text()).contains("\"a\" : 1");
    assertThat(shown.remark()).contains("no JSON from byte ", "nonsense");
    assertThat(shown("<html>\u001b[31m502</html>").remark())
        .isEqualTo("no JSON from byte 0 on: <html>\\u001b[31m502</html>");
  }

  @Test
  void shouldShowOnlyTheBeginningOfWhatIsLong() {
    Shown texts = shown("[" + "\"text\",".repeat(100_000) + "1]");
    assertThat(texts.text().length()).isLessThan(70_000);
    assertThat(texts.remark()).isEqualTo("only the beginning is shown");

    Shown text = shown("\"" + "x".repeat(1_000_000) + "\"");
    assertThat(text.text()).contains("(1000000 characters)").hasSizeLessThan(2_000);
  }

  @Test
  void shouldSurviveWhateverTheBytesAre() throws IOException {
    byte[] deep = "[".repeat(100_000).getBytes(UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write("{\"password\":\"hunter2\",\"a\":\"b\"}".getBytes(UTF_8));
    }

    assertThat(MaskedValue.of(deep, false).whole()).isFalse();
    Shown whole = shown("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"z\":1}");
    assertThat(whole.remark()).isEqualTo("what is nested deeper than 100 is left out");
    assertThat(whole.text()).contains("…", "\"z\" : 1");
    assertThat(MaskedValue.of(new byte[] {0x1f, (byte) 0x8b, 1}, false).remark())
        .isEqualTo("it begins like gzip but does not decompress");
    assertThat(MaskedValue.of(gzip.toByteArray(), false).text()).contains("\"b\"", "***");
    assertThat(MaskedValue.of(new byte[0], false).remark()).isEqualTo("it is empty");
    assertThat(MaskedValue.of(new byte[] {-1, -2, 0, 1, -128}, false).whole()).isFalse();
  }

  private static Shown shown(String value) {
    return MaskedValue.of(value.getBytes(UTF_8), false);
  }
}
