package io.lineweave.publish;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls that may still be at work in the catalogue although nobody waits for them: their answer did
 * not come, or the task that made them is gone. The same content may be sent again at once, it does
 * no harm; another content has to wait, or the late call would undo it.
 */
final class LateAnswers {
  private record LateCall(String content, Instant until) {}

  private final ProcessStore store;
  private final InstantSource clock;
  private final Duration latest;
  private final Map<String, LateCall> calls = new LinkedHashMap<>();
  private Map<String, String> inFlight = Map.of();
  private SortedMap<String, String> saved = new TreeMap<>();
  private boolean changed;

  /**
   * Of one task.
   *
   * @param latest after so long a call is surely at its end
   */
  LateAnswers(ProcessStore store, InstantSource clock, Duration latest) {
    this.store = store;
    this.clock = clock;
    this.latest = latest;
  }

  /** What a task before this one sent may be at work. */
  void resume() {
    saved = store.calls();
    saved.forEach(this::expect);
  }

  /** A call with these contents is on its way, and stands in the store before anybody answers. */
  void sent(List<Parcel> parcels) {
    inFlight = parcels.stream().collect(toMap(Parcel::process, parcel -> parcel.built().content()));
    save();
  }

  /** No call is on its way; whether the last one may be at work yet is told by {@link #expect}. */
  void answered() {
    inFlight = Map.of();
    changed = true;
  }

  /** Tidies up, once per tick: the next call's record would do the same. */
  void tick() {
    forgetTheFirst();
    if (changed) {
      save();
    }
  }

  private void save() {
    changed = false;
    SortedMap<String, String> open = new TreeMap<>(inFlight);
    calls.forEach((process, call) -> open.put(process, call.content()));
    if (!open.equals(saved)) {
      saved = open;
      store.put(open);
    }
  }

  /** A call with that content of a process may be at work from now on. */
  void expect(String process, String content) {
    calls.remove(process);
    calls.put(process, new LateCall(content, clock.instant().plus(latest)));
    changed = true;
    forgetTheFirst();
  }

  /** The oldest stand first. */
  private void forgetTheFirst() {
    Instant now = clock.instant();
    Iterator<LateCall> oldest = calls.values().iterator();
    while (oldest.hasNext() && !now.isBefore(oldest.next().until())) {
      oldest.remove();
      changed = true;
    }
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
      changed = true;
      return Optional.empty();
    }
    return Optional.ofNullable(call);
  }
}
