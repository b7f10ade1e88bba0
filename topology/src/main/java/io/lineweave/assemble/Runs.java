package io.lineweave.assemble;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
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

  /** What was open in a former life is not due before that time. */
  private void restore(long notBefore) {
    store.forEachState(
        (id, stored) -> {
          RunState state = seen(stored);
          if (state.isOpen()) {
            due.add(Math.max(Math.max(rule.due(state), state.indexed()), notBefore), id);
            open++;
          } else {
            kept.add(rule.due(state), id);
          }
        });
  }

  int open() {
    return open;
  }

  int kept() {
    return kept.size();
  }

  Optional<LineageGraph> graph(String id) {
    return store.graph(id);
  }

  Optional<RunState> state(String id) {
    return store.state(id).map(this::seen);
  }

  private RunState seen(RunState stored) {
    return stored.told().filter(pulse::mayBeLost).isPresent() ? stored.untold() : stored;
  }

  /** An event changed the run's graph to this. */
  void arrived(LineageGraph graph, long now) {
    RunState before = state(graph.id()).orElseGet(RunState::unheard);
    RunState after = before.arrived(ClosingRule.phase(graph), now);
    open += before.isOpen() ? 0 : 1;
    store.put(graph.id(), GraphCodec.encode(graph));
    store.put(graph.id(), indexed(graph.id(), after));
  }

  /** The run's outcome was told and leaves it like this. */
  void told(String id, RunState state, long content, long now) {
    passed(id, state.telling(content, pulse.telling(now)));
  }

  /** The run was due and there was nothing new to tell; it is left like this. */
  void passed(String id, RunState state) {
    if (state.isOpen()) {
      store.put(id, indexed(id, state.indexedAt(Long.MAX_VALUE)));
    } else {
      open--;
      kept.add(rule.due(state), id);
      store.put(id, state);
    }
  }

  /** An entry is added only where it is earlier than the one there is. */
  private RunState indexed(String id, RunState state) {
    long at = rule.due(state);
    if (at >= state.indexed()) {
      return state;
    }
    due.add(at, id);
    return state.indexedAt(at);
  }

  boolean hasDue(long now) {
    return due.isDue(now);
  }

  /** Takes the first entry off the index and answers with its run, if that is really due. */
  Optional<String> pollDue(long now) {
    DueIndex.Entry entry = due.poll();
    Optional<RunState> state =
        state(entry.id()).filter(run -> run.isOpen() && run.indexed() <= entry.due());
    if (state.isPresent() && rule.due(state.get()) > now) {
      store.put(entry.id(), indexed(entry.id(), state.get().indexedAt(Long.MAX_VALUE)));
      return Optional.empty();
    }
    return state.map(run -> entry.id());
  }

  /** Whether the first closed run need not be kept any longer. */
  boolean hasForgettable(long now, int limit) {
    return kept.isDue(now) || kept.size() > limit;
  }

  void forgetNext() {
    DueIndex.Entry entry = kept.poll();
    state(entry.id())
        .filter(state -> !state.isOpen() && rule.due(state) <= entry.due())
        .ifPresent(state -> store.forget(entry.id()));
  }

  void beat(long now) {
    pulse.beat(now);
  }
}
