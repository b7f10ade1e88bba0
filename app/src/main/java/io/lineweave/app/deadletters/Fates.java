package io.lineweave.app.deadletters;

import io.lineweave.app.Printable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of dead letters: how many of each fate, and the first that were not put back. */
public final class Fates {
  private static final int MOST_NAMED = 20;

  private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
  private final List<String> named = new ArrayList<>();

  void add(Letter letter, Fate fate) {
    counts.merge(fate, 1, Integer::sum);
    if (!fate.isDone() && named.size() < MOST_NAMED) {
      named.add(
          "%s %s: %s"
              .formatted(letter.id(), Printable.line(letter.reasonText(), 40), fate.words()));
    }
  }

  /** How many had that fate. */
  public int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /** How many there were in all. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many had each fate that there was, by the order of fates. */
  public Map<Fate, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** A line for each of the first that were not put back, with why. */
  public List<String> named() {
    return List.copyOf(named);
  }
}
