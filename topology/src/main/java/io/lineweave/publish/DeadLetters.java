package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.catalogue.AtlasJson;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Emission;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** What publish sets aside. */
final class DeadLetters {
  private DeadLetters() {}

  /**
   * A process that the catalogue refused for good: keyed as its graph, with the request that was
   * refused, the catalogue's words, and where the graph stands.
   */
  static Record<String, Emission> refused(
      Parcel parcel, ProcessState state, String words, InstantSource clock) {
    Provenance latest = state.draft().provenance();
    byte[] request = AtlasJson.write(List.of(parcel.built().entity()));
    return DeadLetterHeaders.seal(
        new DeadLetter(Reason.PROCESS_REFUSED, words),
        SourcePosition.parse(latest.graph()),
        Original.of(latest.job().getBytes(UTF_8), request, new RecordHeaders(), clock.millis()));
  }

  /** A record on the graphs topic that is no event. */
  static Record<String, Emission> unreadable(
      Record<String, byte[]> record, DeadLetter why, Optional<SourcePosition> source) {
    byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
    return DeadLetterHeaders.seal(
        why, source, Original.of(key, record.value(), record.headers(), record.timestamp()));
  }
}
