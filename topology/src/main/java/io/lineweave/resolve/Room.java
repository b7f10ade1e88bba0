package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.Line;
import io.lineweave.resolve.Suspects.Trial;
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
    Supertype supertype,
    ResolveMeters meters) {
  /** With no other asset to compare with, a refusal counts after that long. */
  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(5);

  Instant now() {
    return clock.instant();
  }

  /**
   * A graph waits for an asset. If a create was sent by somebody who is gone, the catalogue may
   * still be at it, and two at a time make two entities: it is not even looked up for a while.
   */
  void open(String key, Known known) {
    boolean sent = known.look() == Look.SENT;
    desk.ask(key, known, sent ? now().plus(settings.delivery().lateAnswers()) : Instant.MIN);
  }

  /** The question is answered: stored, handed on, closed. */
  void conclude(String key, Known before, Known after) {
    book.write(key, after);
    after.outcome().ifPresent(outcome -> book.tell(key, outcome));
    desk.close(key);
    if (after.hasSchemaToWrite()) {
      desk.addSchema(key);
    }
    after
        .outcome()
        .ifPresent(it -> meters.decided(it.state(), Duration.between(after.since(), now())));
    if (before.is(State.PLACEHOLDER) && after.is(State.FOUND)) {
      meters.relinked();
    }
  }

  /** An asset was refused alone: for a reason of its own, or so it seems. */
  void accuse(Inquiry inquiry, String words) {
    suspects.accuse(new Trial(inquiry, words, now().plus(LONGEST_TRIAL)));
  }

  /** The catalogue takes others, so those that it refused are themselves at fault. */
  void othersPass() {
    suspects.guilty().forEach(this::condemn);
  }

  /** Judges those on trial for whom nobody came to compare with. */
  void judge() {
    for (Trial trial : suspects.overdue(now())) {
      if (!line.isSuspicious()) {
        condemn(trial);
      } else if (desk.holds(trial.inquiry())) {
        desk.toEnd(trial.inquiry());
      }
    }
  }

  private void condemn(Trial trial) {
    Inquiry inquiry = trial.inquiry();
    if (desk.holds(inquiry)) {
      Known known = inquiry.known();
      conclude(inquiry.key(), known, known.without(State.REFUSED, trial.words(), now()));
    }
  }
}
