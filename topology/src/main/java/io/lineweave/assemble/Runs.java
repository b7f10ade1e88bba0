package io.lineweave.assemble;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The runs of a task: where each stands, and which one is due next. */
final class Runs {
  private final RunStore store;
  private final ClosingRule rule;
  private final Pulse pulse;
  private final DueIndex due = new DueIndex();
  private final DueIndex kept = new DueIndex();
  private final Queue<String> lost = new ArrayDeque<>();
  private final long notBefore;
  private int open;

  Runs(RunStore store, AssembleSettings settings, long now) {
    this.store = store;
    this.rule = new ClosingRule(settings);
    this.pulse = new Pulse(store, settings.confirm().toMillis(), now);
    this.notBefore = now + settings.restartHold().toMillis();
    store.forEachMark(this::restore);
  }

  /** What was open in a former life is not due at once. */
  private void restore(String id, Mark mark) {
    open += mark.open() ? 1 : 0;
    if (pulse.mayBeLost(mark.told())) {
      open += mark.open() ? 0 : 1;
      lost.add(id);
    } else if (mark.open()) {
      due.add(Math.max(mark.due(), notBefore), id);
    } else {
      kept.add(mark.due(), id);
    }
  }

  /** Whether an outcome of a former life may be lost, and the store does not say so yet. */
  boolean hasLost() {
    return !lost.isEmpty();
  }

  /** Notes in the store that one such outcome is to be told again. */
  void recoverNext() {
    String id = lost.remove();
    get(id)
        .ifPresent(
            run -> {
              store.put(id, run);
              index(id, run.state(), Math.max(rule.due(run.state()), notBefore));
            });
  }

  int open() {
    return open;
  }

  int kept() {
    return kept.size();
  }

  /** The run, as seen from this life. */
  Optional<Run> get(String id) {
    return store.get(id).map(this::seen);
  }

  private Run seen(Run stored) {
    return stored.state().told().filter(told -> pulse.mayBeLost(told.at())).isPresent()
        ? stored.in(stored.state().untold())
        : stored;
  }

  /** An event left the run like this. */
  void arrived(String id, RunState before, Run after) {
    open += before.isOpen() ? 0 : 1;
    long at = rule.due(after.state());
    if (!before.isOpen() || at < rule.due(before)) {
      index(id, after.state(), at);
    }
    store.put(id, after);
  }

  /** The run's outcome was told, which leaves it like this. */
  void told(String id, Run run, long content, long now) {
    passed(id, run.in(run.state().telling(pulse.telling(content, now))));
  }

  /** The run was due and there was nothing new to tell; it is left like this. */
  void passed(String id, Run run) {
    open -= run.state().isOpen() ? 0 : 1;
    index(id, run.state(), rule.due(run.state()));
    store.put(id, run);
  }

  private void index(String id, RunState state, long at) {
    (state.isOpen() ? due : kept).add(at, id);
    store.put(id, Mark.of(state, at));
  }

  boolean hasDue(long now) {
    return due.isDue(now);
  }

  /** Takes the first entry off the index; the run it leads to, if that one is really due. */
  Optional<Run> pollDue(long now) {
    DueIndex.Entry entry = due.poll();
    Optional<Run> run = open(entry);
    if (run.isPresent() && rule.due(run.get().state()) > now) {
      if (isCurrent(entry)) {
        index(entry.id(), run.get().state(), rule.due(run.get().state()));
      }
      return Optional.empty();
    }
    return run;
  }

  /** Takes the first entry off the index; the run it leads to, be it due or not. */
  Optional<Run> poll() {
    DueIndex.Entry entry = due.poll();
    return open(entry).filter(run -> isCurrent(entry));
  }

  private Optional<Run> open(DueIndex.Entry entry) {
    Optional<Run> run = get(entry.id());
    if (run.isEmpty() && store.mark(entry.id()).isPresent()) {
      // A crash parted the two; the event of that run was not committed, and comes again.
      open--;
      store.forget(entry.id());
    }
    return run.filter(it -> it.state().isOpen());
  }

  /** Whether no later entry of the run is on the index. */
  private boolean isCurrent(DueIndex.Entry entry) {
    return store.mark(entry.id()).filter(it -> it.open() && it.due() > entry.due()).isEmpty();
  }

  /** Whether the first closed run need not be kept any longer. */
  boolean hasForgettable(long now) {
    return kept.isDue(now);
  }

  /** Forgets the run that was closed first, unless it was opened again since. */
  void forgetNext() {
    DueIndex.Entry entry = kept.poll();
    get(entry.id())
        .map(Run::state)
        .filter(state -> !state.isOpen() && rule.due(state) <= entry.due())
        .ifPresent(state -> store.forget(entry.id()));
  }

  /** No sign of life vouches for what a former life told and this one has still to note. */
  void beat(long now) {
    if (lost.isEmpty()) {
      pulse.beat(now);
    }
  }
}
