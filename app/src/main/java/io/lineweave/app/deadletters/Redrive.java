package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.app.StartFailure;
import io.lineweave.app.deadletters.Letter.Content;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Mend;
import io.lineweave.publish.Publish;
import io.lineweave.topology.Topics;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Puts chosen dead letters back where they failed. First it chooses, so that what the choice cannot
 * do is said before anything is written; what is set aside meanwhile is not chosen, so it ends.
 */
public final class Redrive {
  /** So many at a time; the next run goes on. */
  public static final int MOST = 100_000;

  private final Routes routes;
  private final boolean force;
  private final Marks marks;
  private final Fates fates = new Fates();
  private final Set<LetterId> chosen = new LinkedHashSet<>();
  private int toInput;
  private int leftOver;

  /**
   * A redrive that has chosen nothing yet.
   *
   * @param force whether what was put back before, or what no redrive mends, is put back too
   */
  public Redrive(Topics topics, Marks marks, boolean force) {
    this.routes = new Routes(topics);
    this.marks = marks;
    this.force = force;
  }

  /** Chooses a letter, or says why not. */
  public void choose(Letter letter) {
    Optional<Fate> objection = objection(letter);
    if (objection.isPresent()) {
      fates.add(letter, objection.get());
    } else if (chosen.size() >= MOST) {
      leftOver++;
    } else {
      chosen.add(letter.id());
      toInput += routes.of(letter).filter(routes::isInput).isPresent() ? 1 : 0;
    }
  }

  /** How many were chosen. */
  public int chosen() {
    return chosen.size();
  }

  /** How many of them go to an input topic, which others read too. */
  public int toInput() {
    return toInput;
  }

  /** How many more there were than may be chosen at a time. */
  public int leftOver() {
    return leftOver;
  }

  /** What became of all that it heard of, as far as is known by now. */
  public Fates fates() {
    return fates;
  }

  private Optional<Fate> objection(Letter letter) {
    Optional<Mend> mend = letter.reason().map(Mend::of);
    if (mend.isEmpty()) {
      return Optional.of(Fate.UNKNOWN);
    }
    if (!force && marks.of(letter).isPresent()) {
      return Optional.of(Fate.BEFORE);
    }
    if (!force && !mend.get().byRedrive()) {
      return Optional.of(Fate.HOPELESS);
    }
    return routes.of(letter).isEmpty() ? Optional.of(Fate.NO_INPUT) : Optional.empty();
  }

  /**
   * Puts the letter back if it was chosen.
   *
   * @return whether it was
   * @throws StartFailure if the broker does not take it
   */
  boolean putBack(Letter letter, Originals originals, Postbox postbox) throws StartFailure {
    if (!chosen.contains(letter.id())) {
      return false;
    }
    int attempt = marks.nextAttempt(letter);
    if (!postbox.joins(letter, attempt)) {
      Optional<Content> content = originals.of(letter);
      if (content.isPresent()) {
        postbox.put(letter, record(letter, content.get(), attempt), attempt);
      } else {
        fates.add(letter, Fate.GONE);
      }
    }
    return true;
  }

  /** Says whether the letter could be put back if it was chosen; gives whether it was. */
  boolean rehearse(Letter letter, Originals originals) throws StartFailure {
    if (!chosen.contains(letter.id())) {
      return false;
    }
    fates.add(letter, originals.of(letter).isPresent() ? Fate.REDRIVEN : Fate.GONE);
    return true;
  }

  /** Without the old record's time: retention by it could delete the new one at once. */
  private ProducerRecord<byte[], byte[]> record(Letter letter, Content content, int attempt) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            routes.of(letter).orElseThrow(),
            content.key().orElse(null),
            content.value().orElse(null));
    Headers headers = record.headers();
    content.headers().forEach(headers::add);
    headers.add(DeadLetterHeaders.ATTEMPTS, Integer.toString(attempt).getBytes(UTF_8));
    if (letter.reason().filter(Reason.PROCESS_REFUSED::equals).isPresent()) {
      headers.add(Publish.REPUBLISH_HEADER, "redrive".getBytes(UTF_8));
    }
    return record;
  }
}
