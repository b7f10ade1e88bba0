package io.lineweave.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of a variable that nothing has set: the first alternative that can be filled. */
record Default(String variable, List<Template> alternatives) {

  Default {
    alternatives = List.copyOf(alternatives);
  }

  /** Sets the variable unless it is set. */
  void apply(Map<String, String> variables) {
    if (!variables.containsKey(variable)) {
      alternatives.stream()
          .map(alternative -> alternative.fill(variables))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(value -> variables.put(variable, value));
    }
  }
}
