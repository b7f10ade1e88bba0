package io.lineweave.assemble;

import io.lineweave.assemble.RunState.Phase;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventType;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;

/** When something is due for a run, and what. A table in {@code ClosingRuleTest} spells it out. */
final class ClosingRule {
  private final long grace;
  private final long timeout;
  private final long checkpoint;
  private final long retention;

  ClosingRule(AssembleSettings settings) {
    grace = settings.grace().toMillis();
    timeout = settings.timeout().toMillis();
    checkpoint = settings.checkpoint().toMillis();
    retention = settings.retention().toMillis();
  }

  /** The phase of a run of which that is known. */
  static Phase phase(LineageGraph graph) {
    if (graph.lifecycle().ended().isPresent()) {
      return Phase.ENDING;
    }
    return JobType.of(graph.jobFacets()).neverEnds() ? Phase.STREAMING : Phase.RUNNING;
  }

  /** When something is to be done, in milliseconds since 1970. */
  long due(RunState state) {
    long silent = state.heard() + timeout;
    return switch (state.phase()) {
      case RUNNING -> silent;
      case STREAMING -> isChanged(state) ? Math.min(state.since() + checkpoint, silent) : silent;
      case ENDING -> state.since() + grace;
      case CLOSED -> state.since() + retention;
    };
  }

  /** Whether a run that was closed then need not be kept any longer. */
  boolean isForgotten(long closed, long now) {
    return closed + retention <= now;
  }

  /** What an open run that is due is to be written as. */
  Completeness completeness(RunState state, EventType reached, long now) {
    return switch (state.phase()) {
      case RUNNING -> Completeness.TIMED_OUT;
      case STREAMING ->
          state.heard() + timeout <= now ? Completeness.TIMED_OUT : Completeness.CHECKPOINT;
      case ENDING, CLOSED -> Completeness.ofEnded(reached);
    };
  }

  /** An event in the very millisecond of a checkpoint counts as after it: better twice than not. */
  private static boolean isChanged(RunState state) {
    return state.heard() >= state.since();
  }
}
