package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Emission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
  private static final SourcePosition SOURCE = new SourcePosition("my-events", 3, 42);
  private static final String EVENT = "{\"job\":{\"name\":\"n\",\"namespace\":\"ns\"},\"x\":";

  @Test
  void shouldSayWhatTheApplicationSaid() {
    Headers headers = new RecordHeaders().add("a", null);
    Letter letter =
        letter(
            Reason.TOO_DEEP,
            new Original(bytes("k"), bytes(EVENT + "1}"), headers, 1, OptionalInt.of(7)));

    assertThat(letter.id()).hasToString("2-17");
    assertThat(letter.reason()).contains(Reason.TOO_DEEP);
    assertThat(letter.message()).isEqualTo("what exactly");
    assertThat(letter.source()).contains(SOURCE);
    assertThat(letter.index()).hasValue(7);
    assertThat(letter.truncation()).isEmpty();
    assertThat(letter.attempts()).isZero();
    assertThat(letter.job()).isEqualTo("ns/n");
    assertThat(letter.original().headers().toArray()).isEqualTo(headers.toArray());
  }

  @Test
  void shouldKnowAHeadAndWhatTheWholeWas() {
    byte[] large = bytes(EVENT + "\"" + "x".repeat(1_000_000) + "\"}");
    Letter letter =
        letter(Reason.STRING_TOO_LONG, Original.of(null, large, new RecordHeaders(), 1));

    assertThat(letter.truncation()).isPresent();
    assertThat(letter.truncation().orElseThrow().length()).isEqualTo("" + large.length);
    assertThat(letter.job()).isEqualTo("ns/n");
  }

  @Test
  void shouldTakeTheJobOfARefusedProcessFromItsKey() {
    Letter letter =
        letter(
            Reason.PROCESS_REFUSED,
            Original.of(bytes("ns/job"), bytes("[]"), new RecordHeaders(), 1));

    assertThat(letter.job()).isEqualTo("ns/job");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"job\":{\"name\":\"n\",\"namespace\":\"ns\"}}",
        "{\"run\":{\"job\":{\"name\":\"other\"}},\"job\":{\"facets\":{\"name\":1},\"namespace\":"
            + "\"ns\",\"name\":\"n\"}}",
        " [ {\"job\":{\"name\":\"n\",\"namespace\":\"ns\"}}, {\"job\":{\"name\":\"other\"}} ]",
        "{\"job\":{\"name\":\"n\",\"namespace\":\"ns\",\"facets\":{\"cut"
      })
  void shouldFindTheJobAsFarAsItCanBeRead(String value) {
    assertThat(JobInText.of(bytes(value))).isEqualTo("ns/n");
  }

  @Test
  void shouldFindTheJobBehindWhatIsTooDeep() {
    String deep = "{\"run\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",";
    assertThat(JobInText.of(bytes(deep + EVENT.substring(1) + "1}"))).isEqualTo("ns/n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "1", "{\"job\":\"text\"}", "{\"job\":{\"name\":{}}}", "{"})
  void shouldFindNoJobWhereNoneIs(String value) {
    assertThat(JobInText.of(bytes(value))).isEmpty();
  }

  @Test
  void shouldFindTheJobInWhatIsCompressed() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(bytes(EVENT + "1}"));
    }

    assertThat(JobInText.of(gzip.toByteArray())).isEqualTo("ns/n");
    assertThat(JobInText.of(new byte[] {0x1f, (byte) 0x8b})).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3-1042, true", "0-0, true", "3, false", "-1-2, false", "a-b, false", "1-2-3, false"})
  void shouldParseAPositionAsListPrintsIt(String text, boolean good) {
    assertThat(LetterId.parse(text).map(LetterId::toString))
        .isEqualTo(good ? Optional.of(text) : Optional.empty());
  }

  @Test
  void shouldRememberWhatWasPutBackAndWhereTo() {
    Letter letter = letter(Reason.TOO_DEEP, Original.of(null, null, new RecordHeaders(), 1));
    SourcePosition to = new SourcePosition("my-events", 0, 99);
    Marks marks = new Marks();
    assertThat(marks.of(letter)).isEmpty();
    assertThat(marks.nextAttempt(letter)).isEqualTo(1);

    marks.add(mark(Mark.record("dead", letter.id(), 1, to), 2).orElseThrow());

    assertThat(marks.of(letter)).map(Mark::to).contains(Optional.of(to));
    assertThat(marks.nextAttempt(letter)).isEqualTo(2);
    Letter again =
        Letter.of(
            record(
                DeadLetterHeaders.seal(
                    new DeadLetter(Reason.PROCESS_REFUSED, ""),
                    Optional.of(to),
                    Original.of(null, null, new RecordHeaders(), 1))));
    assertThat(marks.attemptsBefore(again)).isEqualTo(1);
  }

  @Test
  void shouldNotTakeForAMarkWhatIsNone() {
    LetterId elsewhere = new LetterId(1, 5);
    SourcePosition to = new SourcePosition("my-events", 0, 99);

    assertThat(mark(Mark.record("dead", elsewhere, 1, to), 2)).isEmpty();
    assertThat(mark(new ProducerRecord<>("dead", 2, null, null), 2)).isEmpty();
  }

  private static Letter letter(Reason reason, Original original) {
    return Letter.of(
        record(
            DeadLetterHeaders.seal(
                new DeadLetter(reason, "what exactly"), Optional.of(SOURCE), original)));
  }

  private static ConsumerRecord<byte[], byte[]> record(Record<String, Emission> sealed) {
    Emission.Parked parked = (Emission.Parked) sealed.value();
    return record(2, parked.key(), parked.value(), sealed.headers());
  }

  private static Optional<Mark> mark(ProducerRecord<byte[], byte[]> record, int partition) {
    return Mark.of(record(partition, record.key(), record.value(), record.headers()));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int partition, byte[] key, byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        "dead",
        partition,
        17,
        1_000,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
