package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.secret.Credentials;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspicionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abfss://container@account.dfs.core.windows.net/path",
        "kafka://b1:9092,b2:9092",
        "select a.id from a join b on a.id = b.id",
        "mail me@example.com",
      })
  void shouldNotSuspectWhatIsCommon(String text) throws JsonProcessingException {
    assertThat(suspected(text)).isFalse();
  }

  /** What is let pass undecoded, cutting would not change. */
  @Property(tries = 5_000)
  void shouldSuspectWhateverItWouldCut(@ForAll("texts") String text)
      throws JsonProcessingException {
    if (!Credentials.cut(text).equals(text)) {
      assertThat(suspected(text)).isTrue();
    }
  }

  @Test
  void shouldSuspectEscapedAtSigns() {
    byte[] json = "{\"ns\":\"postgres://a\\u003ab\\u0040h\"}".getBytes(UTF_8);
    assertThat(Suspicion.in(json, 0, json.length)).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "://",
            "@",
            ":",
            "/",
            "?",
            "&",
            ";",
            "=",
            "password",
            "sig",
            "token",
            "key",
            " ",
            "\n",
            "\"",
            "'",
            "{",
            "}",
            "\\",
            "http",
            "https",
            "abfss",
            "jdbc:oracle:thin:",
            "12",
            "x",
            "ü",
            "#",
            ",",
            "(",
            ")",
            "\t");
    return parts.list().ofMaxSize(14).map(list -> String.join("", list));
  }

  private static boolean suspected(String text) throws JsonProcessingException {
    byte[] json = JSON.writeValueAsBytes(Map.of("name", text));
    return Suspicion.in(json, 0, json.length);
  }
}
