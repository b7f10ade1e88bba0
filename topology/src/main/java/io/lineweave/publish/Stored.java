package io.lineweave.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A value of the store: one of the two. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Stored(Optional<ProcessState> process, Optional<RunState> run) {
  static Stored of(ProcessState process) {
    return new Stored(Optional.of(process), Optional.empty());
  }

  static Stored of(RunState run) {
    return new Stored(Optional.empty(), Optional.of(run));
  }
}
