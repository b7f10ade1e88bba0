package io.lineweave.app.deadletters;

import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.topology.Topics;
import java.util.Optional;

/** Where dead letters failed, and so where they go back to. */
record Routes(Topics topics) {

  /**
   * The topic that a letter goes back to: of a refused process or an unreadable graph that of the
   * graphs; of an event the input that it came from, or the first one if it came from within; empty
   * if that is no input any more.
   */
  Optional<String> of(Letter letter) {
    Optional<Reason> reason = letter.reason();
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    return switch (reason.get()) {
      case PROCESS_REFUSED -> Optional.of(topics.graphs());
      case RUN_TOO_LARGE -> Optional.of(topics.inputs().get(0));
      case EMPTY,
          NOT_JSON,
          NOT_AN_EVENT,
          BAD_TIME,
          BAD_COMPRESSION,
          COMPRESSION_RATIO,
          TOO_LARGE,
          TOO_DEEP,
          STRING_TOO_LONG,
          TOO_MANY_EVENTS,
          TOO_MANY_DATASETS,
          TOO_MANY_COLUMNS,
          FOREIGN_NAMESPACE ->
          letter.source().map(SourcePosition::topic).filter(this::isRead);
    };
  }

  /** Whether others than Lineweave read this topic, so that its owner has to allow it. */
  boolean isInput(String topic) {
    return topics.inputs().contains(topic);
  }

  private boolean isRead(String topic) {
    return isInput(topic) || topic.equals(topics.graphs());
  }
}
