package io.lineweave.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Emission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {
  private static final DeadLetter WHY = new DeadLetter(Reason.TOO_DEEP, "nested deeper than 7");
  private static final Optional<SourcePosition> AT =
      Optional.of(new SourcePosition("events", 3, 42));
  private static final byte[] KEY = "key".getBytes(UTF_8);

  @Test
  void shouldKeepKeyValueAndHeadersAsTheyCame() {
    byte[] value = {0, -1, 2};
    Headers headers = new RecordHeaders().add("a", KEY).add("a", null).add("b", value);
    Record<String, Emission> letter =
        DeadLetterHeaders.seal(WHY, AT, Original.of(KEY, value, headers, 9));

    Emission.Parked parked = (Emission.Parked) letter.value();
    assertThat(parked.key()).isSameAs(KEY);
    assertThat(parked.value()).isSameAs(value);
    assertThat(Arrays.copyOf(letter.headers().toArray(), 3)).isEqualTo(headers.toArray());
    assertThat(letter.timestamp()).isEqualTo(9);
    assertThat(headers).hasSize(3);
  }

  @Test
  void shouldUseKafkasOwnNamesForWhatTheyCover() {
    assertThat(DeadLetterHeaders.EXCEPTION)
        .isEqualTo(ExceptionHandlerUtils.HEADER_ERRORS_EXCEPTION_NAME);
    assertThat(DeadLetterHeaders.MESSAGE)
        .isEqualTo(ExceptionHandlerUtils.HEADER_ERRORS_EXCEPTION_MESSAGE_NAME);
    assertThat(DeadLetterHeaders.TOPIC).isEqualTo(ExceptionHandlerUtils.HEADER_ERRORS_TOPIC_NAME);
    assertThat(DeadLetterHeaders.PARTITION)
        .isEqualTo(ExceptionHandlerUtils.HEADER_ERRORS_PARTITION_NAME);
    assertThat(DeadLetterHeaders.OFFSET).isEqualTo(ExceptionHandlerUtils.HEADER_ERRORS_OFFSET_NAME);
  }

  @Test
  void shouldReplaceHeadersOfAnEarlierRound() {
    Headers first =
        DeadLetterHeaders.seal(WHY, AT, Original.of(KEY, KEY, new RecordHeaders(), 1)).headers();
    Headers second = DeadLetterHeaders.seal(WHY, AT, Original.of(KEY, KEY, first, 2)).headers();

    assertThat(second).hasSameSizeAs(first);
    assertThat(text(second, DeadLetterHeaders.TIMESTAMP)).isEqualTo("2");
  }

  @Test
  void shouldHandOnHowOftenItWasPutBackAndNothingThatOnlyLooksLikeIt() {
    for (String text : new String[] {"3", "999999"}) {
      assertThat(DeadLetterHeaders.attempts(resealed(text))).isEqualTo(Integer.parseInt(text));
    }
    for (String text : new String[] {"0", "-1", "1000000", "99999999999", "x", ""}) {
      assertThat(resealed(text).lastHeader(DeadLetterHeaders.ATTEMPTS)).isNull();
    }
    assertThat(DeadLetterHeaders.attempts(new RecordHeaders().add("lineweave.redrive", null)))
        .isZero();
  }

  @Test
  void shouldLetNobodyForgeTheMarkOfWhatWasPutBack() {
    Headers forged = new RecordHeaders().add(DeadLetterHeaders.REDRIVEN, KEY);

    assertThat(
            DeadLetterHeaders.seal(WHY, AT, Original.of(KEY, KEY, forged, 1))
                .headers()
                .lastHeader(DeadLetterHeaders.REDRIVEN))
        .isNull();
  }

  private static Headers resealed(String attempts) {
    Headers headers = new RecordHeaders().add("lineweave.redrive", attempts.getBytes(UTF_8));
    return DeadLetterHeaders.seal(WHY, AT, Original.of(KEY, KEY, headers, 1)).headers();
  }

  @Test
  void shouldDoWithoutKeyValueAndPosition() {
    Record<String, Emission> letter =
        DeadLetterHeaders.seal(
            WHY, Optional.empty(), Original.of(null, null, new RecordHeaders(), 1));

    assertThat(((Emission.Parked) letter.value()).value()).isNull();
    assertThat(letter.headers().lastHeader(DeadLetterHeaders.TOPIC)).isNull();
    assertThat(text(letter.headers(), DeadLetterHeaders.REASON)).isEqualTo("TOO_DEEP");
    assertThat(text(letter.headers(), DeadLetterHeaders.MESSAGE)).isEqualTo("nested deeper than 7");
  }

  @Test
  void shouldNameTheElementOfAList() {
    Original element = new Original(KEY, KEY, new RecordHeaders(), 1, OptionalInt.of(7));
    assertThat(text(DeadLetterHeaders.seal(WHY, AT, element).headers(), DeadLetterHeaders.INDEX))
        .isEqualTo("7");
  }

  @Test
  void shouldKeepAValueUpToTheLimitWhole() {
    byte[] value = new byte[DeadLetterHeaders.MAX_BYTES - 2_000];
    Record<String, Emission> letter = seal(KEY, value, new RecordHeaders());
    assertThat(((Emission.Parked) letter.value()).value()).isSameAs(value);
    assertThat(letter.headers().lastHeader(DeadLetterHeaders.SHA256)).isNull();
  }

  @Test
  void shouldKeepTheHeadOfALargerValueWithItsHashAndLength() throws NoSuchAlgorithmException {
    byte[] value = new byte[DeadLetterHeaders.MAX_BYTES + 1];
    Arrays.fill(value, (byte) 'x');
    Record<String, Emission> letter = seal(KEY, value, new RecordHeaders());

    assertThat(((Emission.Parked) letter.value()).value())
        .isEqualTo(Arrays.copyOf(value, DeadLetterHeaders.KEPT_BYTES));
    assertThat(text(letter.headers(), DeadLetterHeaders.LENGTH)).isEqualTo("900001");
    assertThat(text(letter.headers(), DeadLetterHeaders.SHA256))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value)));
  }

  @Test
  void shouldStayBelowTheLimitWhateverKeyAndHeadersMeasure() {
    Headers headers = new RecordHeaders();
    for (int i = 0; i < 100; i++) {
      headers.add("header-" + i, new byte[10_000]);
    }
    headers.add("last", KEY);
    Record<String, Emission> letter = seal(new byte[500_000], new byte[880_000], headers);

    Emission.Parked parked = (Emission.Parked) letter.value();
    int size =
        parked.key().length
            + parked.value().length
            + StreamSupport.stream(letter.headers().spliterator(), false)
                .mapToInt(it -> it.key().length() + it.value().length)
                .sum();
    assertThat(size).isLessThan(DeadLetterHeaders.MAX_BYTES);
    assertThat(text(letter.headers(), DeadLetterHeaders.HEADERS_LEFT_OUT)).isEqualTo("94");
    assertThat(letter.headers().lastHeader("last")).isNotNull();
  }

  private static Record<String, Emission> seal(byte[] key, byte[] value, Headers headers) {
    return DeadLetterHeaders.seal(WHY, AT, Original.of(key, value, headers, 1));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return new String(header.value(), UTF_8);
  }
}
