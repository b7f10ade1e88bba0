package io.lineweave.app.purview;

import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says when calls have failed for a while, with the mend, every ten minutes while they do, and when
 * they pass again. A single failure is not worth a line: the call is repeated.
 *
 * <p>By operation, for what may be read may not be allowed to be written. Any thread may tell it.
 */
final class OutageLog {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration REMINDER = Duration.ofMinutes(10);
  private static final Set<Fate> ANSWERED = EnumSet.of(Fate.DONE, Fate.RESOLVE, Fate.ISOLATE);

  private final InstantSource clock;
  private final Consumer<String> log;
  private final Map<String, Outage> outages = new HashMap<>();

  /** Since when an operation fails, and when to say so next. */
  private record Outage(Instant since, Instant next, boolean told) {}

  OutageLog(InstantSource clock, Consumer<String> log) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * Hears what became of a call that nobody has cancelled.
   *
   * @param operation one of the client's few
   */
  synchronized void hear(String operation, Reply<?> reply) {
    if (ANSWERED.contains(reply.fate())) {
      passed(operation);
    } else {
      failed(operation, reply);
    }
  }

  private void passed(String operation) {
    Outage outage = outages.remove(operation);
    if (outage != null && outage.told()) {
      log.accept("the catalogue answers again: %s".formatted(operation));
    }
  }

  private void failed(String operation, Reply<?> reply) {
    Instant now = clock.instant();
    Outage outage =
        outages.computeIfAbsent(operation, it -> new Outage(now, now.plus(PATIENCE), false));
    if (!now.isBefore(outage.next())) {
      outages.put(operation, new Outage(outage.since(), now.plus(REMINDER), true));
      log.accept(
          "the catalogue has not answered well for %d s: %s: %s. What is wanted waits. %s"
              .formatted(
                  Duration.between(outage.since(), now).toSeconds(),
                  operation,
                  words(reply),
                  Mend.of(reply)));
    }
  }

  // The words of a server that is down are no help, and a body does not belong into the log.
  private static String words(Reply<?> reply) {
    return reply instanceof Reply.Refused<?> refused && reply.fate() != Fate.PAUSE
        ? (refused.status() + " " + refused.errorCode()).strip()
        : reply.words();
  }
}
