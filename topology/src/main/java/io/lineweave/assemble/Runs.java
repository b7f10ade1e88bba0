package io.lineweave.assemble;

import io.lineweave.assemble.RunStore.Batch;
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
  private final OpenRuns open;
  private final Queue<String> unseen = new ArrayDeque<>();

  Runs(RunStore store, AssembleSettings settings, boolean replaying, long now) {
    this.store = store;
    this.replaying = replaying;
    this.rule = new ClosingRule(settings);
    this.pulse = new Pulse(store, settings.confirm().toMillis(), now);
    this.due = new DueIndex(now + settings.restartHold().toMillis());
    this.kept = new KeptRuns(store);
    this.open = new OpenRuns(store);
    unseen.addAll(open.ids());
    store.forEachKept(this::restore);
  }

  private void restore(Batch closed) {
    kept.restored(closed);
    if (pulse.mayBeLost(closed.number())) {
      unseen.addAll(closed.ids());
    }
  }

  /** Whether a former life left runs that are open, or whose outcome may be lost. */
  boolean hasUnseen() {
    return !unseen.isEmpty();
  }

  /** Looks at such a run: indexes it, and sees to it that a lost outcome is told again. */
  void seeNext() {
    String id = unseen.remove();
    open(id)
        .map(run -> run.state().indexed())
        .filter(at -> !due.contains(at, id))
        .ifPresent(at -> due.restore(at, id));
  }

  int open() {
    return open.size();
  }

  int kept() {
    return kept.size();
  }

  /** The run. If its last outcome may be lost, as if it had never been told. */
  Optional<Run> get(String id) {
    if (!open.contains(id) && !kept.mayContain(id)) {
      return Optional.empty();
    }
    return store.get(id).map(run -> isLost(run.state()) ? untold(id, run) : run);
  }

  private boolean isLost(RunState state) {
    return state.told().filter(told -> pulse.mayBeLost(told.at())).isPresent();
  }

  private Run untold(String id, Run lost) {
    Run run = lost.in(lost.state().untold());
    due.remove(lost.state().indexed(), id);
    due.restore(run.state().indexed(), id);
    open.add(id);
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
    open.add(id);
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
      open.remove(id);
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

  /** Whether the index holds a run, be it due or not. */
  boolean hasNext() {
    return due.size() > 0;
  }

  /** Takes the first entry off the index; its run, be it due or not. */
  Optional<Run> poll() {
    return open(due.poll().id());
  }

  /** A crash may leave it as open: its run was closed, or its event comes again. */
  private Optional<Run> open(String id) {
    Optional<Run> run = get(id).filter(it -> it.state().isOpen());
    if (run.isEmpty()) {
      open.remove(id);
    }
    return run;
  }

  /**
   * Stores which runs were closed; to be called at the end of what closes some. First that they are
   * kept, then that they are not open: whatever a crash cuts off, a start knows of every run.
   */
  void keepClosed() {
    kept.write();
    open.write();
  }

  /** Whether the runs that were closed first need not be kept any longer. */
  boolean hasForgettable(long now) {
    return kept.first().filter(entry -> rule.isForgotten(entry.number(), now)).isPresent();
  }

  /**
   * Forgets runs that were closed first, but for those that were opened again since.
   *
   * @return how many, at most as many as asked for
   */
  int forgetNext(int most) {
    Batch entry = kept.first().orElseThrow();
    List<String> ids = entry.ids().subList(0, Math.min(most, entry.ids().size()));
    for (String id : ids) {
      store
          .get(id)
          .map(Run::state)
          .filter(state -> !state.isOpen() && state.since() <= entry.number())
          .ifPresent(state -> store.delete(id));
    }
    kept.remove(entry, ids.size());
    return ids.size();
  }

  /** No sign of life vouches for what a former life told and this one has still to look at. */
  void beat(long now) {
    if (unseen.isEmpty()) {
      pulse.beat(now);
    }
  }
}
