package io.lineweave.app.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.app.Printable;
import io.lineweave.kafka.SourcePosition;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A dead letter as a list shows it, masked.
 *
 * @param redriven when it was put back, if it was
 * @param attempts how often it had been put back before
 * @param job empty text if it tells none
 */
public record LetterRow(
    LetterId id,
    Instant at,
    String reason,
    Optional<Instant> redriven,
    int attempts,
    String job,
    Optional<SourcePosition> source,
    String message) {

  /** Above the rows. */
  public static final String HEADING =
      line("POSITION", "SET ASIDE", "REASON", "STATE", "JOB", "ERROR");

  /** In order of time. */
  public static final Comparator<LetterRow> ORDER =
      Comparator.comparing(LetterRow::at).thenComparing(LetterRow::id);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REASON = 40;
  private static final int LONGEST_JOB = 120;
  private static final int LONGEST_MESSAGE = 200;

  /** The row of a letter. */
  public static LetterRow of(Letter letter, Marks marks) {
    return new LetterRow(
        letter.id(),
        letter.at(),
        Printable.line(letter.reasonText(), LONGEST_REASON),
        marks.of(letter).map(Mark::at),
        marks.attemptsBefore(letter),
        Printable.line(Masking.text(letter.job()), LONGEST_JOB),
        letter.source(),
        Printable.line(Masking.text(letter.message()), LONGEST_MESSAGE));
  }

  /** For people. */
  public String text() {
    return line(id.toString(), at.toString(), reason, state(), job.isEmpty() ? "-" : job, message);
  }

  /** For scripts. */
  public ObjectNode node() {
    ObjectNode node =
        JSON.createObjectNode()
            .put("position", id.toString())
            .put("at", at.toString())
            .put("reason", reason)
            .put("attempts", attempts)
            .put("job", job)
            .put("source", source.map(Object::toString).map(Printable::line).orElse(""))
            .put("error", message);
    redriven.ifPresent(time -> node.put("redriven", time.toString()));
    return node;
  }

  private String state() {
    String tried = attempts == 0 ? "" : " after " + attempts;
    return (redriven.isPresent() ? "redriven" : "open") + tried;
  }

  private static String line(
      String id, String at, String reason, String state, String job, String message) {
    return "%-12s %-24s %-17s %-12s %-40s %s"
        .formatted(id, at, reason, state, job, message)
        .stripTrailing();
  }
}
