package io.lineweave.kafka;

import io.lineweave.Version;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.Emission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Seals dead letters: the original key, value and headers, and headers that say why and whence.
 *
 * <p>Kafka Streams' own names (KIP-1034) for what they cover, {@code lineweave.*} beyond. All
 * values are text. Headers of these names that the original has, from an earlier round through the
 * dead letters or from a liar, are replaced. A record over {@value #MAX_BYTES} bytes keeps only the
 * first {@value #KEPT_BYTES} of its value, with the whole value's length and SHA-256.
 */
public final class DeadLetterHeaders {
  /** The broker's usual limit of 1 MB, with room for what we add. */
  public static final int MAX_BYTES = 900_000;

  /** What is kept of a value that makes the record too large, and at most of a key and headers. */
  public static final int KEPT_BYTES = 65_536;

  public static final String EXCEPTION = "__streams.errors.exception";
  public static final String MESSAGE = "__streams.errors.message";
  public static final String TOPIC = "__streams.errors.topic";
  public static final String PARTITION = "__streams.errors.partition";
  public static final String OFFSET = "__streams.errors.offset";
  public static final String REASON = "lineweave.reason";
  public static final String TIMESTAMP = "lineweave.timestamp";
  public static final String VERSION = "lineweave.version";
  public static final String INDEX = "lineweave.index";
  public static final String SHA256 = "lineweave.sha256";
  public static final String LENGTH = "lineweave.length";
  public static final String HEADERS_LEFT_OUT = "lineweave.headers-left-out";

  /**
   * How often a record was put back, a whole number from 1. The one header of ours that survives
   * another round: who redrives sets it, and it comes back with the next dead letter.
   */
  public static final String ATTEMPTS = "lineweave.redrive";

  /**
   * Of a record on the dead-letter topic that is none itself, but says that one was put back: that
   * one's {@code partition-offset}. It stands in the same partition, behind it.
   */
  public static final String REDRIVEN = "lineweave.redriven";

  /** Of such a record: where what was put back stands now, {@code topic-partition@offset}. */
  public static final String REDRIVEN_TO = "lineweave.redriven-to";

  private static final String[] OURS = {"__streams.errors.", "lineweave."};
  private static final Pattern ATTEMPTS_TEXT = Pattern.compile("[1-9][0-9]{0,5}");

  private DeadLetterHeaders() {}

  /**
   * What is set aside, as it came.
   *
   * @param key the record's key, may be null
   * @param value the record's value or, with an index, one element of it; may be null
   * @param headers the record's headers
   * @param timestamp its time, milliseconds since 1970
   * @param index which element of the record's list it is
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Original(
      byte[] key, byte[] value, Headers headers, long timestamp, OptionalInt index) {

    /** A whole record. */
    public static Original of(byte[] key, byte[] value, Headers headers, long timestamp) {
      return new Original(key, value, headers, timestamp, OptionalInt.empty());
    }
  }

  /** The dead letter, ready to forward: keyed by its reason, with the original's time. */
  public static Record<String, Emission> seal(
      DeadLetter why, Optional<SourcePosition> source, Original original) {
    Headers headers = kept(original.headers());
    text(headers, REASON, why.reason().name());
    text(headers, EXCEPTION, why.reason().name());
    text(headers, MESSAGE, why.message());
    source.ifPresent(position -> position(headers, position));
    text(headers, TIMESTAMP, Long.toString(original.timestamp()));
    text(headers, VERSION, Version.TEXT);
    original.index().ifPresent(index -> text(headers, INDEX, Integer.toString(index)));
    byte[] key = head(original.key());
    byte[] value = original.value();
    if (size(key) + size(value) + size(headers) > MAX_BYTES) {
      text(headers, LENGTH, Integer.toString(size(value)));
      text(headers, SHA256, sha256(value));
      value = head(value);
    }
    return new Record<>(
        why.reason().name(), new Emission.Parked(key, value), original.timestamp(), headers);
  }

  /** How often the record with these headers was put back; 0 if its header says no such thing. */
  public static int attempts(Headers headers) {
    Header header = headers.lastHeader(ATTEMPTS);
    String text =
        header == null || header.value() == null
            ? ""
            : new String(header.value(), StandardCharsets.UTF_8);
    return ATTEMPTS_TEXT.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }

  /** The headers but ours, as a producer sent them. */
  public static Headers withoutOurs(Headers headers) {
    Headers theirs = new RecordHeaders();
    for (Header header : headers) {
      if (!isOurs(header.key())) {
        theirs.add(header);
      }
    }
    return theirs;
  }

  /** The original's headers but ours, as many as fit. */
  private static Headers kept(Headers original) {
    Headers kept = new RecordHeaders();
    int bytes = 0;
    int leftOut = 0;
    for (Header header : withoutOurs(original)) {
      int size = size(header);
      if (bytes + size > KEPT_BYTES) {
        leftOut++;
      } else {
        bytes += size;
        kept.add(header);
      }
    }
    if (leftOut > 0) {
      text(kept, HEADERS_LEFT_OUT, Integer.toString(leftOut));
    }
    if (attempts(original) > 0) {
      text(kept, ATTEMPTS, Integer.toString(attempts(original)));
    }
    return kept;
  }

  private static boolean isOurs(String header) {
    return Arrays.stream(OURS).anyMatch(header::startsWith);
  }

  private static void position(Headers headers, SourcePosition position) {
    text(headers, TOPIC, position.topic());
    text(headers, PARTITION, Integer.toString(position.partition()));
    text(headers, OFFSET, Long.toString(position.offset()));
  }

  private static void text(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] head(byte[] bytes) {
    return size(bytes) <= KEPT_BYTES ? bytes : Arrays.copyOf(bytes, KEPT_BYTES);
  }

  private static int size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static int size(Header header) {
    return header.key().length() * 3 + size(header.value()) + 10;
  }

  private static int size(Headers headers) {
    int size = 0;
    for (Header header : headers) {
      size += size(header);
    }
    return size;
  }

  /** The SHA-256 of a value in hexadecimal, as {@link #SHA256} gives it. */
  public static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
