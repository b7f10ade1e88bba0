package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Kept;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The runs of a task: where each stands, and which one is due next. */
final class Runs {
  private final RunStore store;
  private final boolean replaying;
  private final ClosingRule rule;
  private final Pulse pulse;
  private final DueIndex due;
  private final KeptRuns kept;
  private final Queue<String> maybeLost = new ArrayDeque<>();

  Runs(RunStore store, AssembleSettings settings, boolean replaying, long now) {
    this.store = store;
    this.replaying = replaying;
    this.rule = new ClosingRule(settings);
    this.pulse = new Pulse(store, settings.confirm().toMillis(), now);
    this.due = new DueIndex(now + settings.restartHold().toMillis());
    this.kept = new KeptRuns(store);
    store.forEachMark(this::restore);
    store.forEachKept(this::restore);
  }

  private void restore(String id, Mark mark) {
    due.restore(mark.due(), id);
    if (pulse.mayBeLost(mark.told())) {
      maybeLost.add(id);
    }
  }

  private void restore(Kept entry) {
    kept.restored(entry);
    if (pulse.mayBeLost(entry.closed())) {
      maybeLost.addAll(entry.ids());
    }
  }

  /** Whether an outcome of a former life may be lost, and the store does not say so yet. */
  boolean hasLost() {
    return !maybeLost.isEmpty();
  }

  /** Sees to it that such an outcome is told again. */
  void recoverNext() {
    get(maybeLost.remove());
  }

  int open() {
    return due.size();
  }

  int kept() {
    return kept.size();
  }

  /** The run. If its last outcome may be lost, as if it had never been told. */
  Optional<Run> get(String id) {
    return store.get(id).map(run -> isLost(run.state()) ? untold(id, run) : run);
  }

  private boolean isLost(RunState state) {
    return state.told().filter(told -> pulse.mayBeLost(told.at())).isPresent();
  }

  private Run untold(String id, Run lost) {
    Run run = lost.in(lost.state().untold());
    due.remove(lost.state().indexed(), id);
    due.restore(run.state().indexed(), id);
    store.put(id, Mark.of(run.state()));
    store.put(id, run);
    return run;
  }

  /** An event left the run like this. */
  void arrived(String id, RunState before, Run after) {
    long at = rule.due(after.state());
    if (before.isOpen() && at >= before.indexed()) {
      store.put(id, after);
      return;
    }
    if (before.isOpen()) {
      due.remove(before.indexed(), id);
    }
    index(id, after, at);
  }

  /**
   * An event changed nothing. It may be here again because a crash cut off its commit, and then the
   * crash may have cut off the run's mark too.
   */
  void repeated(String id, Run run) {
    if (run.state().isOpen() && !due.contains(run.state().indexed(), id)) {
      index(id, run, rule.due(run.state()));
    }
  }

  private void index(String id, Run run, long at) {
    Run indexed = run.in(run.state().indexedAt(at));
    due.add(at, id);
    store.put(id, Mark.of(indexed.state()));
    store.put(id, indexed);
  }

  /** The run's outcome was told, which leaves it like this. */
  void told(String id, Run run, long content, long now) {
    passed(id, run.in(run.state().telling(pulse.telling(content, now))));
  }

  /** The run was due and there was nothing new to tell; it is left like this. */
  void passed(String id, Run run) {
    if (run.state().isOpen()) {
      index(id, run, rule.due(run.state()));
    } else {
      kept.add(run.state().since(), id);
      store.put(id, run);
      store.deleteMark(id);
    }
  }

  /** The run is one that a replay is to tell. */
  void count(String id) {
    store.putCounting(id);
  }

  /** Whether the run is to be told: a replay reads more than its period, so as not to cut runs. */
  boolean counts(String id) {
    return !replaying || store.isCounting(id);
  }

  boolean hasDue(long now) {
    return due.isDue(now);
  }

  /** Takes the first entry off the index whose time has come; its run, if that is really due. */
  Optional<Run> pollDue(long now) {
    String id = due.pollDue(now).id();
    Optional<Run> run = open(id);
    Optional<Run> later = run.filter(it -> rule.due(it.state()) > now);
    later.ifPresent(it -> index(id, it, rule.due(it.state())));
    return later.isPresent() ? Optional.empty() : run;
  }

  /** Takes the first entry off the index; its run, be it due or not. */
  Optional<Run> poll() {
    return open(due.poll().id());
  }

  /** A crash may leave a mark behind: its run was closed, or its event comes again. */
  private Optional<Run> open(String id) {
    Optional<Run> run = get(id).filter(it -> it.state().isOpen());
    if (run.isEmpty()) {
      store.deleteMark(id);
    }
    return run;
  }

  /** Stores which runs were closed; to be called at the end of what closes some. */
  void keepClosed() {
    kept.write();
  }

  /** Whether the runs that were closed first need not be kept any longer. */
  boolean hasForgettable(long now) {
    return kept.first().filter(entry -> rule.isForgotten(entry.closed(), now)).isPresent();
  }

  /**
   * Forgets runs that were closed first, but for those that were opened again since.
   *
   * @return how many, at most as many as asked for
   */
  int forgetNext(int most) {
    Kept entry = kept.first().orElseThrow();
    List<String> ids = entry.ids().subList(0, Math.min(most, entry.ids().size()));
    for (String id : ids) {
      store
          .get(id)
          .map(Run::state)
          .filter(state -> !state.isOpen() && state.since() <= entry.closed())
          .ifPresent(state -> store.delete(id));
    }
    kept.remove(entry, ids.size());
    return ids.size();
  }

  /** No sign of life vouches for what a former life told and this one has still to look at. */
  void beat(long now) {
    if (maybeLost.isEmpty()) {
      pulse.beat(now);
    }
  }
}
