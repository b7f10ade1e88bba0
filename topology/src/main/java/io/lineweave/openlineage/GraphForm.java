package io.lineweave.openlineage;

import io.lineweave.openlineage.LineageGraph.Kind;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Version 1 of the fields of a graph in {@link GraphCodec}'s bytes, in the order of the records.
 * Stamps, facet names and namespaces stand once and are then referred to.
 */
final class GraphForm {
  private GraphForm() {}

  static void write(LineageGraph graph, ByteSink sink) {
    sink.octet(code(graph.kind()));
    sink.text(graph.id());
    writeOrigin(graph.origin(), sink);
    writeLifecycle(graph.lifecycle(), sink);
    writeOptional(graph.snapshot(), sink);
    writeFacets(graph.runFacets(), sink);
    writeFacets(graph.jobFacets(), sink);
    writeDatasets(graph.inputs(), sink);
    writeDatasets(graph.outputs(), sink);
  }

  static LineageGraph read(ByteSource source) {
    return new LineageGraph(
        kind(source.octet()),
        source.text(),
        readOrigin(source),
        readLifecycle(source),
        readOptional(source),
        readFacets(source),
        readFacets(source),
        readDatasets(source),
        readDatasets(source));
  }

  private static int code(Kind kind) {
    return switch (kind) {
      case RUN -> 0;
      case JOB -> 1;
      case DATASET -> 2;
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case 0 -> Kind.RUN;
      case 1 -> Kind.JOB;
      case 2 -> Kind.DATASET;
      default -> throw new IllegalArgumentException("graph of unknown kind " + code);
    };
  }

  private static void writeOrigin(Origin origin, ByteSink sink) {
    sink.stamp(origin.stamp());
    sink.octet(origin.job().isPresent() ? 1 : 0);
    origin
        .job()
        .ifPresent(
            job -> {
              sink.term(job.namespace());
              sink.text(job.name());
            });
    sink.term(origin.producer());
  }

  private static Origin readOrigin(ByteSource source) {
    Stamp stamp = source.stamp();
    Optional<JobName> job =
        source.octet() == 1
            ? Optional.of(new JobName(source.term(), source.text()))
            : Optional.empty();
    return new Origin(stamp, job, source.term());
  }

  private static void writeLifecycle(Lifecycle lifecycle, ByteSink sink) {
    sink.number(lifecycle.types());
    sink.stamp(lifecycle.first());
    sink.stamp(lifecycle.last());
    writeOptional(lifecycle.started(), sink);
    writeOptional(lifecycle.ended(), sink);
  }

  private static Lifecycle readLifecycle(ByteSource source) {
    return new Lifecycle(
        (int) source.number(),
        source.stamp(),
        source.stamp(),
        readOptional(source),
        readOptional(source));
  }

  private static void writeOptional(Optional<Stamp> stamp, ByteSink sink) {
    sink.octet(stamp.isPresent() ? 1 : 0);
    stamp.ifPresent(sink::stamp);
  }

  private static Optional<Stamp> readOptional(ByteSource source) {
    return source.octet() == 1 ? Optional.of(source.stamp()) : Optional.empty();
  }

  private static void writeFacets(Facets facets, ByteSink sink) {
    sink.number(facets.byName().size());
    facets
        .byName()
        .forEach(
            (name, facet) -> {
              sink.term(name);
              sink.stamp(facet.stamp());
              sink.block(facet.json());
            });
  }

  private static Facets readFacets(ByteSource source) {
    int count = source.count();
    if (count == 0) {
      return Facets.NONE;
    }
    SortedMap<String, Facet> byName = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      byName.put(source.term(), Facet.of(source.stamp(), source.block()));
    }
    return new Facets(byName);
  }

  private static void writeDatasets(SortedMap<DatasetName, Dataset> datasets, ByteSink sink) {
    sink.number(datasets.size());
    datasets.forEach(
        (name, dataset) -> {
          sink.term(name.namespace());
          sink.text(name.name());
          sink.stamp(dataset.seen());
          writeFacets(dataset.facets(), sink);
          writeFacets(dataset.roleFacets(), sink);
        });
  }

  private static SortedMap<DatasetName, Dataset> readDatasets(ByteSource source) {
    SortedMap<DatasetName, Dataset> datasets = new TreeMap<>();
    int count = source.count();
    for (int i = 0; i < count; i++) {
      DatasetName name = new DatasetName(source.term(), source.text());
      datasets.put(name, new Dataset(source.stamp(), readFacets(source), readFacets(source)));
    }
    return datasets;
  }
}
