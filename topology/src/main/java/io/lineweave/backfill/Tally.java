package io.lineweave.backfill;

import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.State;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the runs whose graphs a backfill appended. A run whose graph was appended twice,
 * as after a crash, counts once. For one thread at a time.
 */
public final class Tally {
  private final Map<String, SourcePosition> open = new HashMap<>();
  private final EnumMap<State, Long> settled = new EnumMap<>(State.class);
  private int runs;

  /** A graph of that run was appended there. */
  public void appended(String runId, SourcePosition graph) {
    if (open.put(runId, graph) == null) {
      runs++;
    }
  }

  /**
   * A receipt; whether it settles one of the runs. Not if it is about an earlier graph of the run,
   * or says only what the run waits for. One about a later, live graph does.
   */
  public boolean received(Receipt receipt) {
    SourcePosition appended = open.get(receipt.runId());
    boolean isFinal =
        appended != null
            && receipt.state() != State.WAITING
            && SourcePosition.parse(receipt.graph())
                .filter(graph -> graph.partition() == appended.partition())
                .filter(graph -> graph.offset() >= appended.offset())
                .isPresent();
    if (isFinal) {
      open.remove(receipt.runId());
      settled.merge(receipt.state(), 1L, Long::sum);
    }
    return isFinal;
  }

  /** How many runs there are. */
  public int runs() {
    return runs;
  }

  /** How many have no final receipt yet. */
  public int waiting() {
    return open.size();
  }

  /** How many of the others ended how; states without any are left out. */
  public SortedMap<State, Long> settled() {
    return new TreeMap<>(settled);
  }
}
