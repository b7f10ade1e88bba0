package io.lineweave.openlineage;

import io.lineweave.openlineage.LineageGraph.Kind;
import io.lineweave.openlineage.Reading.JobKind;
import io.lineweave.openlineage.Reading.Notes;
import io.lineweave.openlineage.Reading.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of one event as they come, in any order; each replaced whole if its key comes again.
 * Empty text stands for what is absent or null: the specification knows no empty name.
 */
final class Draft {
  String eventType = "";
  String eventTime = "";
  String producer = "";
  Optional<Run> run = Optional.empty();
  Optional<Named> job = Optional.empty();
  Optional<Named> dataset = Optional.empty();
  List<Named> inputs = List.of();
  List<Named> outputs = List.of();

  /** The {@code run} object. */
  record Run(String id, RawFacets facets) {}

  /** A job or a dataset; a job has no role facets. */
  record Named(String namespace, String name, RawFacets facets, RawFacets roleFacets) {}

  /** What was seen on the way. */
  Notes notes(Tally tally) {
    return new Notes(
        jobKind(), run.flatMap(it -> it.facets().sparkPlan), tally.trimmed(), tally.bytes);
  }

  private JobKind jobKind() {
    return job.map(it -> it.facets().jobKind).orElse(JobKind.UNKNOWN);
  }

  /** The event as a graph: has a run, else a dataset, else a job, in this order. */
  LineageGraph graph() throws DefectException {
    if (run.isPresent()) {
      return graph(Kind.RUN, required("run.runId", run.get().id()));
    }
    if (dataset.isPresent()) {
      return graph(Kind.DATASET, id("dataset", dataset.get()));
    }
    if (job.isPresent()) {
      return graph(Kind.JOB, id("job", job.get()));
    }
    throw new DefectException(Problem.NOT_AN_EVENT, "it has neither run nor dataset nor job");
  }

  private LineageGraph graph(Kind kind, String id) throws DefectException {
    EventType type = kind == Kind.RUN ? type() : EventType.NONE;
    Instant time = time();
    Stamp stamp = Stamp.of(time, type);
    return new LineageGraph(
        kind,
        id,
        new Origin(
            stamp, kind == Kind.DATASET ? Optional.empty() : Optional.of(jobName()), producer),
        Lifecycle.of(time, type),
        isSnapshot() ? Optional.of(stamp) : Optional.empty(),
        run.isPresent() ? run.get().facets().stamped(stamp) : Facets.NONE,
        kind == Kind.DATASET ? Facets.NONE : job.orElseThrow().facets().stamped(stamp),
        kind == Kind.DATASET ? Collections.emptySortedMap() : datasets(inputs, stamp),
        datasets(kind == Kind.DATASET ? List.of(dataset.orElseThrow()) : outputs, stamp));
  }

  /** An event without any dataset replaces nothing: an empty list never erases an earlier one. */
  private boolean isSnapshot() {
    return jobKind().eventContentMode().equals("COMPLETE_SNAPSHOT")
        && !(inputs.isEmpty() && outputs.isEmpty());
  }

  private JobName jobName() throws DefectException {
    if (job.isEmpty()) {
      throw new DefectException(Problem.NOT_AN_EVENT, "a run without its job");
    }
    return new JobName(
        required("job.namespace", job.get().namespace()), required("job.name", job.get().name()));
  }

  private static String id(String kind, Named thing) throws DefectException {
    String namespace = required(kind + ".namespace", thing.namespace());
    return kind + ":" + namespace + "/" + required(kind + ".name", thing.name());
  }

  private static String required(String what, String text) throws DefectException {
    if (text.isEmpty()) {
      throw new DefectException(Problem.NOT_AN_EVENT, what + " is missing");
    }
    return text;
  }

  private Instant time() throws DefectException {
    if (eventTime.isEmpty()) {
      throw new DefectException(Problem.BAD_TIME, "eventTime is missing");
    }
    return EventTime.parse(eventTime)
        .orElseThrow(
            () -> new DefectException(Problem.BAD_TIME, "eventTime is not a date and time"));
  }

  /** A type of a later specification says something about the run, but not its state. */
  private EventType type() {
    return switch (eventType.toUpperCase(Locale.ROOT)) {
      case "" -> EventType.NONE;
      case "START" -> EventType.START;
      case "RUNNING" -> EventType.RUNNING;
      case "COMPLETE" -> EventType.COMPLETE;
      case "FAIL" -> EventType.FAIL;
      case "ABORT" -> EventType.ABORT;
      default -> EventType.OTHER;
    };
  }

  private static SortedMap<DatasetName, Dataset> datasets(List<Named> listed, Stamp stamp) {
    TreeMap<DatasetName, Dataset> datasets = new TreeMap<>();
    for (Named named : listed) {
      Dataset dataset =
          new Dataset(stamp, named.facets().stamped(stamp), named.roleFacets().stamped(stamp));
      datasets.merge(new DatasetName(named.namespace(), named.name()), dataset, Dataset::merge);
    }
    return datasets;
  }
}
