package io.lineweave.assemble;

import io.lineweave.assemble.AssembleSettings.RunLimits;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.EventWriter;
import io.lineweave.openlineage.Facet;
import io.lineweave.openlineage.Facets;
import io.lineweave.openlineage.Fitting;
import io.lineweave.openlineage.Fitting.Fitted;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LeftOut;
import io.lineweave.openlineage.LineageGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Keeps graphs within the limits of the store and of the topics. */
final class Bounds {
  private final RunLimits limits;

  Bounds(RunLimits limits) {
    this.limits = limits;
  }

  /** The graph as the store takes it; empty if it is too large whatever is left out. */
  Optional<Fitted> stored(LineageGraph graph, SortedSet<LeftOut> before) {
    LineageGraph limited = Fitting.limited(graph, limits.datasets());
    boolean within = limited.equals(graph);
    return Fitting.fit(limited, within ? before : and(before, LeftOut.DATASETS), this::encoded);
  }

  /**
   * The consolidated graph as the topic takes it, compressed where needed; empty if it is too
   * large.
   */
  Optional<Fitted> written(LineageGraph whole, Assembly assembly) {
    return Fitting.fit(
        whole,
        assembly.leftOut(),
        (left, leftOut) -> within(EventWriter.writeWhole(left, assembly.without(leftOut))));
  }

  private Optional<byte[]> encoded(LineageGraph graph, SortedSet<LeftOut> leftOut) {
    return weight(graph) > limits.bytes()
        ? Optional.empty()
        : Optional.of(GraphCodec.encode(graph))
            .filter(bytes -> bytes.length <= limits.storedBytes());
  }

  private Optional<byte[]> within(byte[] json) {
    return Optional.of(json.length <= limits.graphBytes() ? json : gzip(json))
        .filter(bytes -> bytes.length <= limits.graphBytes());
  }

  private static byte[] gzip(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long weight(LineageGraph graph) {
    return weight(graph.runFacets())
        + weight(graph.jobFacets())
        + weight(graph.inputs())
        + weight(graph.outputs());
  }

  private static long weight(Map<DatasetName, Dataset> datasets) {
    long weight = 0;
    for (var entry : datasets.entrySet()) {
      weight += entry.getKey().name().length();
      weight += weight(entry.getValue().facets()) + weight(entry.getValue().roleFacets());
    }
    return weight;
  }

  private static long weight(Facets facets) {
    long weight = 0;
    for (Facet facet : facets.byName().values()) {
      weight += facet.json().length;
    }
    return weight;
  }

  private static SortedSet<LeftOut> and(SortedSet<LeftOut> before, LeftOut kind) {
    SortedSet<LeftOut> both = new TreeSet<>(before);
    both.add(kind);
    return both;
  }
}
