package io.lineweave.app.deadletters;

import io.lineweave.kafka.SourcePosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which dead letters were put back. Takes some hundred bytes of memory for each of them. */
public final class Marks {
  private final Map<LetterId, Mark> byLetter = new HashMap<>();
  private final Map<SourcePosition, Integer> attempts = new HashMap<>();

  void add(Mark mark) {
    byLetter.merge(mark.letter(), mark, (one, other) -> one.at().isAfter(other.at()) ? one : other);
    mark.to().ifPresent(to -> attempts.merge(to, mark.attempts(), Math::max));
  }

  /** The last time that it was put back, if it ever was. */
  public Optional<Mark> of(Letter letter) {
    return Optional.ofNullable(byLetter.get(letter.id()));
  }

  /**
   * How often what this letter is about had been put back before it was set aside: as its header
   * says, or, since a graph's header is not kept, as was said of the record that it comes from.
   */
  public int attemptsBefore(Letter letter) {
    int before = letter.source().map(source -> attempts.getOrDefault(source, 0)).orElse(0);
    return Math.max(letter.attempts(), before);
  }

  /** How often it will have been put back with the next time. */
  int nextAttempt(Letter letter) {
    return Math.max(attemptsBefore(letter), of(letter).map(Mark::attempts).orElse(0)) + 1;
  }
}
