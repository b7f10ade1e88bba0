package io.lineweave.assemble;

import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is told of a run, and the key under which it travels. */
record Outcome(String key, Emission emission) {

  /** A graph, written as these bytes. */
  static Outcome graph(LineageGraph graph, byte[] bytes) {
    return new Outcome(JobKey.of(graph), new Emission.Graph(bytes));
  }

  /** The receipt of a graph that goes no further. */
  static Outcome receipt(
      LineageGraph graph, int revision, Receipt.State state, String reason, Instant at) {
    Optional<ParentRun> parent = ParentRun.of(graph.runFacets());
    Receipt receipt =
        new Receipt(
            graph.id(),
            revision,
            state,
            reason,
            JobKey.of(graph),
            parent.map(ParentRun::runId),
            parent.flatMap(ParentRun::rootRunId),
            "",
            List.of(),
            List.of(),
            at);
    return new Outcome(graph.id(), new Emission.Status(receipt));
  }
}
