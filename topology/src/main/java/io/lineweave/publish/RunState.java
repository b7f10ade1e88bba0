package io.lineweave.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.ProcessRef;
import io.lineweave.outcome.Receipt.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run on its way to its receipt: what became of each of its processes so far. Pure.
 *
 * @param receipt what the receipt will say of the run itself
 * @param outcomes by the process' qualified name
 * @param arrived when the event that ended the run arrived; empty for a replay, where nobody waits
 */
record RunState(Receipt receipt, SortedMap<String, Outcome> outcomes, Optional<Instant> arrived) {

  /**
   * What became of one process.
   *
   * @param guid empty text while there is none
   * @param reason empty text if the state says it all
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Outcome(State state, String guid, String reason, List<String> warnings) {
    static final Outcome WAITING = new Outcome(State.WAITING, "", "", List.of());

    static Outcome of(State state, String reason) {
      return new Outcome(state, "", reason, List.of());
    }
  }

  private static final int MOST_WARNINGS = 50;

  /** Of several outcomes the one to be heard of first decides the run's. */
  private static final List<State> WORST_FIRST =
      List.of(
          State.WAITING,
          State.DEAD_LETTERED,
          State.PUBLISHED,
          State.DRY,
          State.UNCHANGED,
          State.SUPERSEDED,
          State.SKIPPED,
          State.FILTERED);

  RunState with(String process, Outcome outcome) {
    SortedMap<String, Outcome> more = new TreeMap<>(outcomes);
    more.put(process, outcome);
    return new RunState(receipt, more, arrived);
  }

  /** Whether it is open what becomes of a process. */
  boolean waitsFor(String process) {
    return outcomes.containsKey(process) && outcomes.get(process).state() == State.WAITING;
  }

  /** Whether every process is settled. */
  boolean isSettled() {
    return outcomes.values().stream().noneMatch(outcome -> outcome.state() == State.WAITING);
  }

  /** The receipt as things are. */
  Receipt receipt(Instant now) {
    State state = state();
    String reason =
        outcomes.values().stream()
            .filter(outcome -> outcome.state() == state)
            .map(Outcome::reason)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse(receipt.reason());
    return receipt(state, reason, now);
  }

  /** The receipt of a run that waits for that. */
  Receipt waiting(String reason, Instant now) {
    return receipt(State.WAITING, reason, now);
  }

  private Receipt receipt(State state, String reason, Instant now) {
    List<ProcessRef> processes =
        outcomes.entrySet().stream()
            .map(entry -> new ProcessRef(entry.getKey(), entry.getValue().guid()))
            .toList();
    return new Receipt(
        receipt.runId(),
        receipt.revision(),
        state,
        reason,
        receipt.job(),
        receipt.parentRunId(),
        receipt.rootRunId(),
        receipt.graph(),
        processes,
        warnings(state),
        now);
  }

  private State state() {
    return WORST_FIRST.stream()
        .filter(state -> outcomes.values().stream().anyMatch(outcome -> outcome.state() == state))
        .findFirst()
        .orElse(State.SKIPPED);
  }

  /**
   * The graph's warnings, each process' own, and which process fared otherwise than the run; the
   * first ones of too many.
   */
  private List<String> warnings(State state) {
    SortedSet<String> warnings = new TreeSet<>(receipt.warnings());
    outcomes.forEach(
        (process, outcome) -> {
          warnings.addAll(outcome.warnings());
          if (outcome.state() != state) {
            warnings.add(
                Stream.of(outcome.state().name(), outcome.reason(), process)
                    .filter(text -> !text.isEmpty())
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow());
          }
        });
    List<String> first = new ArrayList<>(warnings.stream().limit(MOST_WARNINGS).toList());
    if (warnings.size() > MOST_WARNINGS) {
      first.add("and " + (warnings.size() - MOST_WARNINGS) + " more");
    }
    return first;
  }
}
