package io.lineweave.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The header {@value #REPLAY} of a graph that a backfill appended: its value is the replay's id.
 * Whoever reads the graphs can tell them from live ones without parsing them.
 */
public final class ReplayHeader {
  public static final String REPLAY = "lineweave.replay";

  private ReplayHeader() {}

  /** Headers of a record that this replay appends. */
  public static Headers of(String replayId) {
    return new RecordHeaders().add(REPLAY, replayId.getBytes(StandardCharsets.UTF_8));
  }

  /** The replay that appended the record with these headers, if one did. */
  public static Optional<String> in(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(REPLAY))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
