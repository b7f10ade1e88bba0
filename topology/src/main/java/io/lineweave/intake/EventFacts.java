package io.lineweave.intake;

import io.lineweave.filter.Facts;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.EventType;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.Tags;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one event says to the rules; worked out only when a rule asks. */
record EventFacts(String topic, Reading.Event event) implements Facts<EventField> {

  @Override
  public Stream<String> of(EventField field) {
    LineageGraph graph = event.graph();
    Reading.JobKind jobKind = event.notes().jobKind();
    Optional<JobName> job = graph.origin().job();
    return switch (field) {
      case TOPIC -> Stream.of(topic);
      case KIND -> Stream.of(graph.kind().name());
      case TYPE -> type(graph);
      case PRODUCER -> present(graph.origin().producer());
      case INTEGRATION -> present(jobKind.integration());
      case PROCESSING_TYPE -> present(jobKind.processingType());
      case JOB_TYPE -> present(jobKind.jobType());
      case JOB_NAMESPACE -> job.stream().map(JobName::namespace);
      case JOB_NAME -> job.stream().map(JobName::name);
      case TAG -> Stream.of(graph.jobFacets(), graph.runFacets()).flatMap(Tags::of);
      case SPARK_PLAN -> event.notes().sparkPlan().stream();
      case INPUT -> names(graph.inputs().keySet());
      case OUTPUT -> names(graph.outputs().keySet());
    };
  }

  private static Stream<String> type(LineageGraph graph) {
    return Stream.of(EventType.values())
        .filter(it -> it != EventType.NONE && graph.lifecycle().saw(it))
        .map(Enum::name);
  }

  private static Stream<String> names(Set<DatasetName> datasets) {
    return datasets.stream().map(it -> it.namespace() + "/" + it.name());
  }

  private static Stream<String> present(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text);
  }
}
