package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the errands of one task share, and how a question ends. */
record Room(
    ResolveSettings settings,
    Catalogue catalogue,
    Line line,
    InstantSource clock,
    Book book,
    Desk desk,
    Suspects suspects,
    ResolveMeters meters) {

  Instant now() {
    return clock.instant();
  }

  /** The question is answered: stored, handed on, closed. */
  void conclude(String key, Known before, Known after) {
    book.write(key, after);
    after.outcome().ifPresent(outcome -> book.tell(key, outcome));
    desk.close(key);
    if (!after.unwritten().isEmpty()) {
      desk.addSchema(key);
    }
    after
        .outcome()
        .ifPresent(it -> meters.decided(it.state(), Duration.between(after.since(), now())));
    if (before.is(State.PLACEHOLDER) && after.is(State.FOUND)) {
      meters.relinked();
    }
  }

  /**
   * An asset that was refused alone. While refusals pile up it is us, not the data, and nobody is
   * condemned: the next one is tried instead.
   */
  void refuse(Inquiry inquiry, String words) {
    if (line.isSuspicious()) {
      desk.toEnd(inquiry);
      return;
    }
    Known known = inquiry.known();
    conclude(inquiry.key(), known, known.without(State.REFUSED, words, now()));
  }
}
