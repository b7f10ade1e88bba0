package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Remembers since when a process is unsettled, so that its runs hear of it once, if it is long. */
final class Patience {
  private static final int TICK_BUDGET = 200;

  private final Duration longest;
  private final InstantSource clock;
  private final LinkedHashMap<String, Instant> due = new LinkedHashMap<>();

  Patience(Duration longest, InstantSource clock) {
    this.longest = longest;
    this.clock = clock;
  }

  void started(String process) {
    due.remove(process);
    due.put(process, clock.instant().plus(longest));
  }

  /** Names each process that has been unsettled for so long, once. */
  void tick(Consumer<String> impatient) {
    Instant now = clock.instant();
    for (int i = 0; i < TICK_BUDGET && !due.isEmpty(); i++) {
      Map.Entry<String, Instant> first = due.entrySet().iterator().next();
      if (now.isBefore(first.getValue())) {
        return;
      }
      due.remove(first.getKey());
      impatient.accept(first.getKey());
    }
  }
}
