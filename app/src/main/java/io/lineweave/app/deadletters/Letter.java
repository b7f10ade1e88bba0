package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A dead letter. Its headers may be anybody's: what they do not say properly is as if not said.
 *
 * @param id its name
 * @param at when it was set aside
 * @param reasonText why, as it says
 * @param message what exactly; no secrets, but perhaps a catalogue's words
 * @param source where the record stands that it is, or that the refused process comes from
 * @param index which element of that record's list it is
 * @param original its key, value and the headers that a producer sent
 * @param headers all its headers, in their order
 * @param truncation what is known of the whole value, where only its head is here
 * @param attempts how often it had been put back when it was set aside, as its header says
 */
public record Letter(
    LetterId id,
    Instant at,
    String reasonText,
    String message,
    Optional<SourcePosition> source,
    OptionalInt index,
    Content original,
    Headers headers,
    Optional<Truncation> truncation,
    int attempts) {

  /** A key, a value and a producer's headers; key and value are empty if there are none. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(Optional<byte[]> key, Optional<byte[]> value, Headers headers) {

    /** What a record holds, without the headers that are ours. */
    static Content of(ConsumerRecord<byte[], byte[]> record) {
      return new Content(
          Optional.ofNullable(record.key()),
          Optional.ofNullable(record.value()),
          DeadLetterHeaders.withoutOurs(record.headers()));
    }

    /** The same with another value. */
    Content with(byte[] other) {
      return new Content(key, Optional.of(other), headers);
    }
  }

  /** Of a value that was too large: how long it is, and the SHA-256 of it in hexadecimal. */
  public record Truncation(String length, String sha256) {}

  /** Reads a record of the dead-letter topic that is no {@link Mark}. */
  public static Letter of(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new Letter(
        new LetterId(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        text(headers, DeadLetterHeaders.REASON).orElse("UNKNOWN"),
        text(headers, DeadLetterHeaders.MESSAGE).orElse(""),
        source(headers),
        index(headers),
        Content.of(record),
        headers,
        text(headers, DeadLetterHeaders.SHA256)
            .map(
                sha ->
                    new Truncation(text(headers, DeadLetterHeaders.LENGTH).orElse("unknown"), sha)),
        DeadLetterHeaders.attempts(headers));
  }

  /** The reason, unless it is none that this version knows. */
  public Optional<Reason> reason() {
    return Arrays.stream(Reason.values())
        .filter(each -> each.name().equals(reasonText))
        .findFirst();
  }

  /** The job as {@code namespace/name}, as far as the letter tells; empty text if not. */
  public String job() {
    return reason().filter(Reason.PROCESS_REFUSED::equals).isPresent()
        ? original.key().map(key -> new String(key, UTF_8)).orElse("")
        : original.value().map(JobInText::of).orElse("");
  }

  static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }

  private static Optional<SourcePosition> source(Headers headers) {
    String position =
        text(headers, DeadLetterHeaders.TOPIC).orElse("")
            + "-"
            + text(headers, DeadLetterHeaders.PARTITION).orElse("")
            + "@"
            + text(headers, DeadLetterHeaders.OFFSET).orElse("");
    return SourcePosition.parse(position)
        .filter(parsed -> parsed.partition() >= 0 && parsed.offset() >= 0);
  }

  private static OptionalInt index(Headers headers) {
    return text(headers, DeadLetterHeaders.INDEX)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }
}
