package io.lineweave.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The header {@value #REPLAY} of a graph that a backfill appended: its value is the replay's id.
 * Whoever reads the graphs can tell them from live ones without parsing them.
 *
 * <p>And the header {@value #TIME} of an event on its way through a backfill: when its record was
 * written to the input, in milliseconds since 1970, where the record's own time is that of now.
 */
public final class ReplayHeader {
  public static final String REPLAY = "lineweave.replay";
  public static final String TIME = "lineweave.replayed-time";

  private ReplayHeader() {}

  /** Headers of a record that this replay appends. */
  public static Headers of(String replayId) {
    return new RecordHeaders().add(REPLAY, replayId.getBytes(StandardCharsets.UTF_8));
  }

  /** Headers of an event that was written at that time. */
  public static Headers at(long time) {
    return new RecordHeaders().add(TIME, ByteBuffer.allocate(Long.BYTES).putLong(time).array());
  }

  /** When the event with these headers was written, if it was replayed; else the other time. */
  public static long timeIn(Headers headers, long otherwise) {
    return Optional.ofNullable(headers.lastHeader(TIME))
        .map(header -> ByteBuffer.wrap(header.value()).getLong())
        .orElse(otherwise);
  }

  /** The replay that appended the record with these headers, if one did. */
  public static Optional<String> in(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(REPLAY))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
