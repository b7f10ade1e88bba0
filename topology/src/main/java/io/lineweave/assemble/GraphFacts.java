package io.lineweave.assemble;

import io.lineweave.filter.Facts;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Tags;
import java.util.Set;
import java.util.stream.Stream;

/** What a graph says to the rules; worked out only when a rule asks. */
record GraphFacts(LineageGraph graph, Completeness completeness) implements Facts<GraphField> {
  private static final Set<String> TEMPORARY =
      Set.of("_temporary", "_delta_log", "_spark_metadata", "_checkpoint", "_checkpoints");

  @Override
  public Stream<String> of(GraphField field) {
    Set<DatasetName> inputs = graph.inputs().keySet();
    Set<DatasetName> outputs = graph.outputs().keySet();
    return switch (field) {
      case KIND -> Stream.of(graph.kind().name());
      case COMPLETENESS -> Stream.of(completeness.name());
      case PRODUCER -> present(graph.origin().producer());
      case INTEGRATION -> present(jobType().integration());
      case PROCESSING_TYPE -> present(jobType().processingType());
      case JOB_TYPE -> present(jobType().jobType());
      case JOB_NAMESPACE -> graph.origin().job().stream().map(JobName::namespace);
      case JOB_NAME -> graph.origin().job().stream().map(JobName::name);
      case TAG -> Stream.of(graph.jobFacets(), graph.runFacets()).flatMap(Tags::of);
      case INPUT -> names(inputs.stream());
      case OUTPUT -> names(outputs.stream());
      case LASTING_OUTPUT -> names(outputs.stream().filter(it -> !isTemporary(it)));
      case ONE_SIDED -> names(Stream.concat(minus(inputs, outputs), minus(outputs, inputs)));
    };
  }

  private JobType jobType() {
    return JobType.of(graph.jobFacets());
  }

  /** Directories by which Spark, Delta and streaming write, and everything under {@code /tmp}. */
  private static boolean isTemporary(DatasetName dataset) {
    String path = dataset.name().startsWith("/") ? dataset.name().substring(1) : dataset.name();
    return path.startsWith("tmp/") || Stream.of(path.split("/", -1)).anyMatch(TEMPORARY::contains);
  }

  private static Stream<DatasetName> minus(Set<DatasetName> some, Set<DatasetName> others) {
    return some.stream().filter(it -> !others.contains(it));
  }

  private static Stream<String> names(Stream<DatasetName> datasets) {
    return datasets.map(it -> it.namespace() + "/" + it.name());
  }

  private static Stream<String> present(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text);
  }
}
