package io.lineweave.app.deadletters;

import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The latest of the letters that are meant, and the numbers of all of them. */
public final class LetterList {
  private final Marks marks;
  private final int most;
  private final PriorityQueue<LetterRow> latest = new PriorityQueue<>(LetterRow.ORDER);
  private final Map<String, Count> counts = new TreeMap<>();

  /** How many letters of a reason are open and were put back. */
  public record Count(int open, int redriven) {
    private Count and(boolean wasRedriven) {
      return wasRedriven ? new Count(open, redriven + 1) : new Count(open + 1, redriven);
    }
  }

  /**
   * An empty list.
   *
   * @param most so many rows are kept
   */
  public LetterList(Marks marks, int most) {
    this.marks = marks;
    this.most = most;
  }

  /**
   * Takes a letter in.
   *
   * @param withRedriven whether it is listed too if it was put back; it is counted in any case
   */
  public void add(Letter letter, boolean withRedriven) {
    LetterRow row = LetterRow.of(letter, marks);
    boolean redriven = row.redriven().isPresent();
    counts.merge(
        row.reason(), new Count(0, 0).and(redriven), (before, one) -> before.and(redriven));
    if (withRedriven || !redriven) {
      latest.add(row);
      if (latest.size() > most) {
        latest.remove();
      }
    }
  }

  /** The latest ones in order of time. */
  public List<LetterRow> rows() {
    return latest.stream().sorted(LetterRow.ORDER).toList();
  }

  /** The numbers by reason, in order of reasons. */
  public Map<String, Count> counts() {
    return counts;
  }
}
