package io.lineweave.assemble;

import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.EventWriter;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of a graph that is whole: it is written, or a filter drops it and says so. */
record Outcome(String key, Emission emission) {

  /** The graph as it is handed on. */
  static Outcome written(LineageGraph graph, Assembly assembly) {
    return new Outcome(JobKey.of(graph), new Emission.Graph(EventWriter.write(graph, assembly)));
  }

  /** The receipt of a graph that goes no further. */
  static Outcome filtered(LineageGraph graph, int revision, GraphFilter filter, Instant at) {
    Optional<ParentRun> parent = ParentRun.of(graph.runFacets());
    Receipt receipt =
        new Receipt(
            graph.id(),
            revision,
            Receipt.State.FILTERED,
            filter.ruleName(),
            JobKey.of(graph),
            parent.map(ParentRun::runId),
            parent.flatMap(ParentRun::rootRunId),
            "",
            List.of(),
            List.of(),
            at);
    return new Outcome(graph.id(), new Emission.Status(receipt));
  }

  boolean isFiltered() {
    return emission instanceof Emission.Status;
  }
}
