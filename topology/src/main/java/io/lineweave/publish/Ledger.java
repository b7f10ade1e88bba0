package io.lineweave.publish;

import io.lineweave.outcome.Receipt;
import io.lineweave.publish.RunState.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the book of which run waits for which process, and writes the receipts. */
final class Ledger {
  private final ProcessStore store;
  private final Outbox out;
  private final InstantSource clock;
  private final PublishMeters meters;
  private final Confirmations confirmations;

  /** The latest told state of runs whose receipt is not safe yet, by run id. */
  private final Map<String, RunState> told = new HashMap<>();

  Ledger(ProcessStore store, Outbox out, PublishMeters meters, Confirmations confirmations) {
    this.store = store;
    this.out = out;
    this.clock = out.clock();
    this.meters = meters;
    this.confirmations = confirmations;
  }

  /**
   * Enters a run; one that waits for nothing gets its receipt at once, and need not be remembered:
   * its graph counts as read only when the receipt is safe.
   */
  void enter(RunState run) {
    told.remove(run.receipt().runId());
    run.outcomes().values().stream()
        .filter(outcome -> outcome.state() != Receipt.State.WAITING)
        .forEach(outcome -> meters.process(outcome.state()));
    if (run.isSettled()) {
      store.delete(run);
      tell(run);
    } else {
      store.put(run);
    }
  }

  /** The claims on a process are answered. */
  void answer(String process, List<Claim> claims, Outcome outcome) {
    for (Claim claim : claims) {
      store
          .run(claim.runId())
          .filter(run -> run.receipt().revision() == claim.revision())
          .ifPresent(run -> put(run.with(process, outcome)));
    }
  }

  /** Tells the runs that wait for a process what it waits for. */
  void tellWaiting(String process, List<Claim> claims, String reason) {
    for (Claim claim : claims) {
      store
          .run(claim.runId())
          .filter(run -> run.receipt().revision() == claim.revision())
          .filter(run -> run.waitsFor(process))
          .ifPresent(run -> out.tell(run.waiting(reason, clock.instant())));
    }
  }

  /**
   * After a restart. A receipt that may not have been safe is written again. And the book may say
   * that a run waits for a process which no longer knows of it, because not every change had
   * reached the changelog: then the process was settled.
   */
  void reconcile(List<RunState> runsBefore) {
    for (RunState run : runsBefore) {
      if (run.isSettled()) {
        put(run);
      } else {
        run.outcomes().keySet().forEach(process -> reconcile(run, process));
      }
    }
  }

  private void reconcile(RunState run, String process) {
    Optional<ProcessState> state = store.process(process);
    String runId = run.receipt().runId();
    int revision = run.receipt().revision();
    boolean claimed =
        state.stream()
            .flatMap(known -> known.claims().stream())
            .anyMatch(claim -> claim.runId().equals(runId) && claim.revision() == revision);
    if (run.waitsFor(process) && !claimed) {
      Claim lost = new Claim(runId, revision, 0, false);
      answer(process, List.of(lost), settledUnseen(state.flatMap(ProcessState::accepted)));
    }
  }

  private static Outcome settledUnseen(Optional<Accepted> accepted) {
    return accepted
        .map(content -> new Outcome(Receipt.State.PUBLISHED, content.guid(), "", List.of()))
        .orElse(Outcome.of(Receipt.State.SKIPPED, "SETTLED_BEFORE_RESTART"));
  }

  private void put(RunState run) {
    store.put(run);
    if (run.isSettled()) {
      tell(run);
      told.put(run.receipt().runId(), run);
      confirmations.onceSafe(() -> forget(run));
    }
  }

  /** Without a look into the store: nobody else writes it. */
  private void forget(RunState run) {
    if (told.remove(run.receipt().runId(), run)) {
      store.delete(run);
    }
  }

  private void tell(RunState run) {
    Receipt receipt = run.receipt(clock.instant());
    out.tell(receipt);
    meters.run(receipt.state(), run.arrived().map(then -> Duration.between(then, receipt.at())));
  }
}
