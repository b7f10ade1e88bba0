package io.lineweave.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used; the message has a line per problem. */
public final class WrongSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  WrongSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the settings. */
  public List<Problem> problems() {
    return problems;
  }
}
