package io.lineweave.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/** A value of the store: one of the three. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Stored(
    Optional<ProcessState> process, Optional<RunState> run, SortedMap<String, String> calls) {
  private static final SortedMap<String, String> NO_CALLS = Collections.emptySortedMap();

  static Stored of(ProcessState process) {
    return new Stored(Optional.of(process), Optional.empty(), NO_CALLS);
  }

  static Stored of(RunState run) {
    return new Stored(Optional.empty(), Optional.of(run), NO_CALLS);
  }

  static Stored of(SortedMap<String, String> calls) {
    return new Stored(Optional.empty(), Optional.empty(), calls);
  }
}
