package io.lineweave.intake;

import io.lineweave.filter.Facts;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.EventType;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one event says to the rules; worked out only when a rule asks. */
record EventFacts(String topic, Reading.Event event) implements Facts<EventField> {

  @Override
  public Collection<String> of(EventField field) {
    LineageGraph graph = event.graph();
    Reading.JobKind jobKind = event.notes().jobKind();
    Optional<JobName> job = graph.origin().job();
    return switch (field) {
      case TOPIC -> List.of(topic);
      case KIND -> List.of(graph.kind().name());
      case TYPE -> type(graph);
      case PRODUCER -> present(graph.origin().producer());
      case INTEGRATION -> present(jobKind.integration());
      case PROCESSING_TYPE -> present(jobKind.processingType());
      case JOB_TYPE -> present(jobKind.jobType());
      case JOB_NAMESPACE -> job.stream().map(JobName::namespace).toList();
      case JOB_NAME -> job.stream().map(JobName::name).toList();
      case TAG -> Stream.of(graph.jobFacets(), graph.runFacets()).flatMap(Tags::of).toList();
      case SPARK_PLAN -> event.notes().sparkPlan().stream().toList();
      case INPUT -> names(graph.inputs().keySet());
      case OUTPUT -> names(graph.outputs().keySet());
    };
  }

  private static List<String> type(LineageGraph graph) {
    return Stream.of(EventType.values())
        .filter(it -> it != EventType.NONE && graph.lifecycle().saw(it))
        .map(Enum::name)
        .toList();
  }

  private static List<String> names(Set<DatasetName> datasets) {
    return datasets.stream().map(it -> it.namespace() + "/" + it.name()).toList();
  }

  private static List<String> present(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }
}
