package io.lineweave.assemble;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.LineageGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is dropped when a graph is whole, first match first; before that nobody can tell. */
enum GraphFilter {
  /** Nothing was written: scans, schema inference, applications, SQL statements of dbt. */
  NO_OUTPUTS("no-outputs") {
    @Override
    boolean drops(LineageGraph graph, Completeness completeness) {
      return graph.outputs().isEmpty();
    }
  },
  /** What was read is what was written, namespace and name: a copy between accounts is none. */
  SELF_COPY("self-copy") {
    @Override
    boolean drops(LineageGraph graph, Completeness completeness) {
      return graph.inputs().keySet().equals(graph.outputs().keySet());
    }
  },
  /** All that was written is temporary or a checkpoint. */
  TEMPORARY("temporary") {
    @Override
    boolean drops(LineageGraph graph, Completeness completeness) {
      return graph.outputs().keySet().stream().allMatch(GraphFilter::isTemporary);
    }
  };

  private static final List<String> TEMPORARY_SEGMENTS =
      List.of("_temporary", "_delta_log", "_spark_metadata", "_checkpoints");

  private final String ruleName;

  GraphFilter(String ruleName) {
    this.ruleName = ruleName;
  }

  /** The name under which its drops are counted and told. */
  String ruleName() {
    return ruleName;
  }

  abstract boolean drops(LineageGraph graph, Completeness completeness);

  /** The first filter that drops the graph. */
  static Optional<GraphFilter> firstToDrop(LineageGraph graph, Completeness completeness) {
    return Arrays.stream(values()).filter(filter -> filter.drops(graph, completeness)).findFirst();
  }

  private static boolean isTemporary(DatasetName dataset) {
    List<String> segments = List.of(dataset.name().split("/"));
    return TEMPORARY_SEGMENTS.stream().anyMatch(segments::contains)
        || dataset.name().startsWith("/tmp/")
        || dataset.name().startsWith("tmp/");
  }
}
