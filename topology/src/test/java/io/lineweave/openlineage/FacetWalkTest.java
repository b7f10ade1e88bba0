package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.secret.Credentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetWalkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] HOT = "{}[]\",:\\ue0919-+.tfnul@=/ \n\u0001ü".getBytes(UTF_8);

  private final FacetWalk walk = new FacetWalk(ReadingRules.Limits.defaults());
  private final EventReader reader = new EventReader(ReadingRules.defaults());

  /** JSON, broken by a few bytes or not at all. */
  @Property(tries = 20_000)
  void shouldAcceptWhatTheParserAccepts(@ForAll("facets") byte[] facet) {
    assertThat(isWalkable(facet)).isEqualTo(isParseable(facet) && isUtf8(facet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }",
        "{\"a\":-0.1e+5}",
        "{\"a\":[[],{},[1,2]],\"b\":null}",
        "{\"a\":\"\\u00e4\"}",
        "{\"a\":1E9}",
        "{\t\"a\"\r\n: true , \"b\" :false}",
        "{\"ü漢😀\":\"ü漢😀\"}",
      })
  void shouldAcceptJson(String json) {
    assertThat(isWalkable(json.getBytes(UTF_8))).isTrue();
    assertThat(isParseable(json.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":+1}",
        "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":truee}",
        "{\"a\":[1,]}",
        "{\"a\":[1}}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":NaN}",
        "{\"a\":--1}",
        "{\"a\":-}",
      })
  void shouldRefuseWhatIsNone(String json) {
    assertThat(isWalkable(json.getBytes(UTF_8))).isFalse();
    assertThat(isParseable(json.getBytes(UTF_8))).isFalse();
  }

  @Test
  void shouldNotReadBeyondItsRange() {
    byte[] json = "{\"a\":true}".getBytes(UTF_8);
    for (int to = 1; to < json.length; to++) {
      assertThat(isWalkable(json, to)).as("up to %d", to).isFalse();
    }
  }

  /** What is let pass undecoded, cutting would not change; what is decoded is cut. */
  @Property(tries = 3_000)
  void shouldLetPassTextsWithoutTheirCredentials(@ForAll("texts") String text) throws IOException {
    String facet = JSON.writeValueAsString(JSON.createObjectNode().put("x", text));
    String event =
        "{\"eventTime\":\"2026-11-20T11:00:00Z\",\"run\":{\"runId\":\"r\",\"facets\":{\"f\":"
            + facet
            + "}},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}";
    Reading.Event read = (Reading.Event) reader.read(event.getBytes(UTF_8));
    JsonNode travels = JSON.readTree(read.graph().runFacets().get("f").orElseThrow().json());
    assertThat(travels.path("x").asText()).isEqualTo(Credentials.cut(text));
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

  @Provide
  Arbitrary<byte[]> facets() {
    return Arbitraries.randomValue(FacetWalkTest::facet);
  }

  private static byte[] facet(Random random) {
    String json = new RandomJson(random, "a", "facets", "_deleted").object(4).toString();
    byte[] bytes = json.getBytes(UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = 1 + random.nextInt(bytes.length - 1);
      bytes[at] =
          random.nextInt(4) == 0 ? (byte) random.nextInt(256) : HOT[random.nextInt(HOT.length)];
    }
    return bytes;
  }

  private boolean isWalkable(byte[] json) {
    return isWalkable(json, json.length);
  }

  private boolean isWalkable(byte[] json, int to) {
    try {
      walk.over(json, 0, to, 0);
      return new String(json, walk.end(), to - walk.end(), UTF_8).isBlank();
    } catch (DefectException e) {
      return false;
    }
  }

  private static boolean isParseable(byte[] json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      boolean more = parser.nextToken() != null;
      while (more) {
        parser.finishToken();
        more = parser.nextToken() != null && !parser.getParsingContext().inRoot();
      }
      return parser.currentToken() != null && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] json) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(json)) != null;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
