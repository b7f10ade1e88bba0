package io.lineweave.sandbox.report;

import io.lineweave.outcome.Receipt;
import io.lineweave.sandbox.samples.SentEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps account of runs: what was sent, and what became of it. Not thread-safe. */
public final class Outcomes {
  private final Map<String, Integer> sent = new TreeMap<>();
  private final Map<String, String> jobs = new HashMap<>();
  private final Set<String> ended = new TreeSet<>();
  private final Map<String, Integer> rejected = new HashMap<>();
  private final Map<String, Receipt> receipts = new TreeMap<>();

  /** An event went out. */
  public void sent(SentEvent event) {
    sent.merge(event.id(), 1, Integer::sum);
    jobs.put(event.id(), event.job());
    if (event.ends()) {
      ended.add(event.id());
    }
  }

  /** A receipt came in. The highest revision counts, within one revision the later receipt. */
  public void received(Receipt receipt) {
    receipts.merge(
        receipt.runId(),
        receipt,
        (known, latest) -> latest.revision() >= known.revision() ? latest : known);
  }

  /**
   * The job of a run under its own name, if it was sent from here: the receipt of a Spark run has
   * the application's.
   */
  public Optional<String> job(String run) {
    return Optional.ofNullable(jobs.get(run));
  }

  /** An event of this run was set aside. */
  public void rejected(String id) {
    rejected.merge(id, 1, Integer::sum);
  }

  /** Runs that were sent and have no final state yet. */
  public SortedSet<String> open() {
    return sent.keySet().stream()
        .filter(run -> !isFinal(run))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of the open runs those that said their end: an answer is due. */
  public SortedSet<String> due() {
    SortedSet<String> due = open();
    due.retainAll(ended);
    return due;
  }

  /**
   * State of every run that has one. A run none of whose events was accepted has no receipt, and
   * stands here as dead-lettered.
   */
  public SortedMap<String, String> states() {
    SortedMap<String, String> states = new TreeMap<>();
    sent.keySet().stream()
        .filter(this::allRejected)
        .forEach(run -> states.put(run, Receipt.State.DEAD_LETTERED.name()));
    receipts.forEach((run, receipt) -> states.put(run, receipt.state().name()));
    return states;
  }

  private boolean isFinal(String run) {
    Receipt receipt = receipts.get(run);
    return receipt == null ? allRejected(run) : receipt.state() != Receipt.State.WAITING;
  }

  private boolean allRejected(String run) {
    return rejected.getOrDefault(run, 0) >= sent.get(run);
  }
}
