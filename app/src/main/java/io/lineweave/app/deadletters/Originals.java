package io.lineweave.app.deadletters;

import io.lineweave.app.StartFailure;
import io.lineweave.app.deadletters.Letter.Content;
import io.lineweave.app.deadletters.Letter.Truncation;
import io.lineweave.app.kafka.RecordLookup;
import io.lineweave.intake.RecordLimits;
import io.lineweave.intake.Screening;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.outcome.DeadLetter.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is put back for a dead letter: what it holds; or, where that is only a head or the request
 * for a process, what still stands at its source. That a record there is the right one is known by
 * its SHA-256, of a graph by its key.
 */
final class Originals {
  /** Nothing but memory is at stake: intake will judge it again. */
  private static final RecordLimits LENIENT = new RecordLimits(100 << 20, 100_000, 1_000_000);

  private final RecordLookup records;

  Originals(RecordLookup records) {
    this.records = records;
  }

  /**
   * The content to put back; empty if its source does not have it any longer.
   *
   * @throws StartFailure if no broker answers or lets us read
   */
  Optional<Content> of(Letter letter) throws StartFailure {
    if (letter.reason().filter(Reason.PROCESS_REFUSED::equals).isPresent()) {
      return source(letter).filter(graph -> hasKeyOf(letter, graph)).map(Content::of);
    }
    if (letter.truncation().isEmpty()) {
      return Optional.of(letter.original());
    }
    Truncation whole = letter.truncation().get();
    return source(letter)
        .filter(record -> record.value() != null)
        .flatMap(record -> whole(letter, whole, record));
  }

  private Optional<ConsumerRecord<byte[], byte[]>> source(Letter letter) throws StartFailure {
    return letter.source().isEmpty() ? Optional.empty() : records.at(letter.source().get());
  }

  private static boolean hasKeyOf(Letter letter, ConsumerRecord<byte[], byte[]> graph) {
    return Arrays.equals(letter.original().key().orElse(null), graph.key());
  }

  private static Optional<Content> whole(
      Letter letter, Truncation whole, ConsumerRecord<byte[], byte[]> record) {
    Content content = Content.of(record);
    if (DeadLetterHeaders.sha256(record.value()).equals(whole.sha256())) {
      return Optional.of(content);
    }
    return letter.index().isEmpty()
        ? Optional.empty()
        : Screening.element(record.value(), letter.index().getAsInt(), LENIENT)
            .filter(element -> DeadLetterHeaders.sha256(element).equals(whole.sha256()))
            .map(content::with);
  }
}
