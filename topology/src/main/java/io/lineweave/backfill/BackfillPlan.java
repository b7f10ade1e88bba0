package io.lineweave.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an unfinished backfill is about. Kept where a later life of it finds it, so that the same
 * command goes on where it was interrupted, even one that said "the last seven days".
 *
 * @param command the options that asked for it, by which a repetition is known
 * @param source what is replayed
 * @param period whose runs, or graphs, are replayed
 * @param around how much is read before and after, so that no run is cut
 * @param begun when it was first started
 * @param stage how far it is
 */
public record BackfillPlan(
    String command, Source source, Period period, Duration around, Instant begun, Stage stage) {
  private static final String VERSION = "1";
  private static final String SEPARATOR = "\t";

  /** What can be replayed. */
  public enum Source {
    /** The events of the input topics, through rooms one and two. */
    EVENTS,
    /** The graphs, as they are. */
    GRAPHS
  }

  /** How far a backfill can be. */
  public enum Stage {
    /** Not all graphs are appended. */
    REPLAYING,
    /** All graphs are appended; what becomes of them is not all known. */
    APPENDED
  }

  /** The id that its graphs carry: the same for the same period, whenever it is replayed. */
  public String replayId() {
    return switch (source) {
      case EVENTS -> period.toString();
      case GRAPHS -> GRAPHS_PREFIX + period;
    };
  }

  /** Whether such an id is of a replay of graphs, which appended nothing that was not there. */
  public static boolean isOfGraphs(String replayId) {
    return replayId.startsWith(GRAPHS_PREFIX);
  }

  private static final String GRAPHS_PREFIX = "graphs ";

  /** What is read: the period, and of events what lies around it. */
  public Period reading() {
    return switch (source) {
      case EVENTS -> period.widened(around);
      case GRAPHS -> period;
    };
  }

  /** The same, once all graphs are appended. */
  public BackfillPlan appended() {
    return new BackfillPlan(command, source, period, around, begun, Stage.APPENDED);
  }

  /** As one line of text, which {@link #parse} understands. */
  public String text() {
    return String.join(
        SEPARATOR,
        VERSION,
        stage.name(),
        source.name(),
        period.from().toString(),
        period.to().toString(),
        around.toString(),
        begun.toString(),
        command);
  }

  /** The plan of a text; empty if it is of another release. */
  public static Optional<BackfillPlan> parse(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, 8));
    return parts.size() == 8 && parts.get(0).equals(VERSION)
        ? Optional.of(
            new BackfillPlan(
                parts.get(7),
                Source.valueOf(parts.get(2)),
                new Period(Instant.parse(parts.get(3)), Instant.parse(parts.get(4))),
                Duration.parse(parts.get(5)),
                Instant.parse(parts.get(6)),
                Stage.valueOf(parts.get(1))))
        : Optional.empty();
  }
}
