package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Processes made up while a call is in flight, so that the next call can go as soon as the answer
 * is seen. Each is for one state of its process; and not for long, since the view of the assets
 * changes without a word.
 */
final class Ahead {
  /** Above the time of a usual call; a process made up before that is made up anew. */
  static final Duration LONGEST = Duration.ofSeconds(1);

  private record Made(Parcel parcel, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Made> made = new HashMap<>();

  Ahead(InstantSource clock) {
    this.clock = clock;
  }

  boolean has(String process) {
    return made.containsKey(process);
  }

  void put(Parcel parcel) {
    made.put(parcel.process(), new Made(parcel, clock.instant()));
  }

  /** What was made up of that state, if it is not too old; it is not here any more. */
  Optional<Parcel> take(ProcessState state) {
    return Optional.ofNullable(made.remove(state.draft().qualifiedName()))
        .filter(parcel -> clock.instant().isBefore(parcel.at().plus(LONGEST)))
        .map(Made::parcel)
        .filter(parcel -> parcel.mark() == state.mark());
  }
}
