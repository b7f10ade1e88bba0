package io.lineweave.outcome;

import io.lineweave.outcome.DeadLetter.Reason;

/**
 * What a person can do about a dead letter. The page on dead letters says the same words; a test
 * compares them.
 *
 * @param words what to do, for people
 * @param byRedrive whether the very same bytes can become lineage once that is done; if not, a
 *     redrive would only make the same dead letter again
 */
public record Mend(String words, boolean byRedrive) {

  /** The mend of that reason. */
  public static Mend of(Reason reason) {
    return switch (reason) {
      case EMPTY -> hopeless("look at who writes to the topic; there is nothing to redrive");
      case NOT_JSON, NOT_AN_EVENT, BAD_TIME, BAD_COMPRESSION ->
          hopeless("mend the producer; a redrive would bring the same bytes again");
      case COMPRESSION_RATIO ->
          redrive("raise `intake.compression-ratio` if it is honest, then redrive");
      case TOO_LARGE ->
          redrive(
              "raise `intake.record-size` or `intake.event-size`, whichever the message names, then"
                  + " redrive; over 900 kB when compressed there is no limit to raise");
      case TOO_DEEP -> redrive("raise `intake.event-depth`, then redrive");
      case STRING_TOO_LONG ->
          redrive(
              "raise `intake.text-size`, then redrive; for names and numbers there is no limit to"
                  + " raise");
      case TOO_MANY_EVENTS ->
          redrive("raise `intake.record-events`, then redrive; what passed before changes nothing");
      case TOO_MANY_DATASETS -> redrive("raise `intake.event-datasets`, then redrive");
      case TOO_MANY_COLUMNS -> redrive("raise `intake.event-columns`, then redrive");
      case FOREIGN_NAMESPACE ->
          redrive("bind the topic to the namespace and redrive, or ask who wrote this");
      case RUN_TOO_LARGE ->
          redrive(
              "raise `assemble.run-size`, then redrive; if it comes back, please report it: names"
                  + " within intake's bounds always fit");
      case PROCESS_REFUSED ->
          redrive(
              "mend the mapping rule or the catalogue, then redrive; the job's next run is written"
                  + " anyway");
    };
  }

  private static Mend redrive(String words) {
    return new Mend(words, true);
  }

  private static Mend hopeless(String words) {
    return new Mend(words, false);
  }
}
