package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that may still be at work in the catalogue although nobody waits for them: their answer did
 * not come, or the task that made them is gone. The same content may be sent again at once, it does
 * no harm; another content has to wait, or the late call would undo it.
 */
final class LateAnswers {
  /** Longer than the timeout of a call. */
  static final Duration LATEST = Duration.ofSeconds(30);

  private record LateCall(String content, Instant until) {}

  private final InstantSource clock;
  private final Map<String, LateCall> calls = new LinkedHashMap<>();

  LateAnswers(InstantSource clock) {
    this.clock = clock;
  }

  /** A call with that content of a process may be at work from now on. */
  void expect(String process, String content) {
    calls.remove(process);
    calls.put(process, new LateCall(content, clock.instant().plus(LATEST)));
    forgetTheFirst();
  }

  /** The oldest stand first. */
  private void forgetTheFirst() {
    Iterator<LateCall> oldest = calls.values().iterator();
    while (!clock.instant().isBefore(oldest.next().until())) {
      oldest.remove();
    }
  }

  /** The content that may arrive late; empty text if none. */
  String expected(String process) {
    return late(process).map(LateCall::content).orElse("");
  }

  /** When a content may be sent, if not now. */
  Optional<Instant> holdUp(String process, String content) {
    return late(process).filter(call -> !call.content().equals(content)).map(LateCall::until);
  }

  /** An answer to a later call says nothing of this one: only time does. */
  private Optional<LateCall> late(String process) {
    LateCall call = calls.get(process);
    if (call != null && !clock.instant().isBefore(call.until())) {
      calls.remove(process);
      return Optional.empty();
    }
    return Optional.ofNullable(call);
  }
}
