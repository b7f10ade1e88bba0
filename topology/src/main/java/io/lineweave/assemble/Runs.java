package io.lineweave.assemble;

import java.util.Optional;

/** The runs of a task: where each stands, and which one is due next. */
final class Runs {
  private final RunStore store;
  private final ClosingRule rule;
  private final Pulse pulse;
  private final DueIndex due = new DueIndex();
  private final DueIndex kept = new DueIndex();
  private int open;

  Runs(RunStore store, AssembleSettings settings, long now) {
    this.store = store;
    this.rule = new ClosingRule(settings);
    this.pulse = new Pulse(store, settings.confirm().toMillis(), now);
    restore(now + settings.restartHold().toMillis());
  }

  /** What a former life left open, or told in vain, is not due before that time. */
  private void restore(long notBefore) {
    store.forEachMark(
        (id, mark) -> {
          if (mark.open()) {
            due.add(Math.max(mark.due(), notBefore), id);
            open++;
          } else if (pulse.mayBeLost(mark.told())) {
            due.add(notBefore, id);
            open++;
          } else {
            kept.add(mark.due(), id);
          }
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

  void beat(long now) {
    pulse.beat(now);
  }
}
