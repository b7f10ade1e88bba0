package io.lineweave.publish;

import io.lineweave.kafka.SourcePosition;
import java.time.Instant;
import java.util.Optional;

/**
 * How a graph came.
 *
 * @param key the record's key, {@code namespace/name} of the job
 * @param position where the record stands
 * @param at when it arrived
 * @param replayed whether a backfill appended it
 */
record Arrival(String key, Optional<SourcePosition> position, Instant at, boolean replayed) {
  String graph() {
    return position.map(SourcePosition::toString).orElse("");
  }
}
