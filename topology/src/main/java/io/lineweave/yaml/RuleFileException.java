package io.lineweave.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A rule file that cannot be used. The message names every problem: file, line, column, mend. */
public final class RuleFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * One problem.
   *
   * @param source the file
   * @param line from 1; 0 if it concerns the whole file
   * @param column from 1; 0 if it concerns the whole file
   * @param what is wrong and what would be right, in words
   */
  public record Problem(String source, int line, int column, String what) {
    @Override
    public String toString() {
      return line == 0 ? source + ": " + what : source + ":" + line + ":" + column + ": " + what;
    }
  }

  public RuleFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong with the file, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
