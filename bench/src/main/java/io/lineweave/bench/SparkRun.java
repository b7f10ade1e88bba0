package io.lineweave.bench;

import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.ReadingRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One real Spark run of four events, as often as wanted under other run ids. */
final class SparkRun {
  /** START, RUNNING, RUNNING, COMPLETE. */
  static final int EVENTS = 4;

  private static final EventReader READER = new EventReader(ReadingRules.defaults());

  private final List<String> events;
  private final List<LineageGraph> graphs;
  private final String runId;
  private long next;

  SparkRun() {
    this.events =
        Stream.of(EventFile.read("spark-run.ndjson.gz"))
            .map(event -> new String(event, StandardCharsets.UTF_8))
            .toList();
    this.graphs = events.stream().map(SparkRun::read).toList();
    this.runId = graphs.get(0).id();
  }

  private static LineageGraph read(String json) {
    return READER
        .read(json.getBytes(StandardCharsets.UTF_8))
        .fold(
            Reading.Event::graph,
            defect -> {
              throw new IllegalStateException(defect.toString());
            });
  }

  /** A run id that was not there before. */
  String newId() {
    return new UUID(0x0190_0000_0000_7000L, next++).toString();
  }

  /** The events of a run of that id, as graphs. */
  List<LineageGraph> graphs(String id) {
    return graphs.stream().map(graph -> renamed(graph, id)).toList();
  }

  /** The START of a run of that id, as a graph. */
  LineageGraph start(String id) {
    return renamed(graphs.get(0), id);
  }

  /** The events of a run of that id, as their producer would have written them. */
  List<byte[]> json(String id) {
    return events.stream()
        .map(event -> event.replace(runId, id).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static LineageGraph renamed(LineageGraph graph, String id) {
    return new LineageGraph(
        graph.kind(),
        id,
        graph.origin(),
        graph.lifecycle(),
        graph.snapshot(),
        graph.runFacets(),
        graph.jobFacets(),
        graph.inputs(),
        graph.outputs());
  }
}
