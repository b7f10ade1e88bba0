package io.lineweave.assemble;

import io.lineweave.assemble.AssembleSettings.RunLimits;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.EventWriter;
import io.lineweave.openlineage.Fitting;
import io.lineweave.openlineage.Fitting.Fitted;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LeftOut;
import io.lineweave.openlineage.LineageGraph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    boolean within = isLimited(graph);
    return Fitting.fit(limited, within ? before : and(before, LeftOut.DATASETS), this::encoded);
  }

  /** The same of a graph that is encoded already. */
  Optional<Fitted> stored(LineageGraph graph, byte[] encoded, SortedSet<LeftOut> before) {
    return isLimited(graph) && isLight(graph) && isStorable(encoded)
        ? Optional.of(new Fitted(graph, encoded, before))
        : stored(graph, before);
  }

  private boolean isLimited(LineageGraph graph) {
    return Fitting.isLimited(graph, limits.datasets());
  }

  private boolean isLight(LineageGraph graph) {
    return graph.weight() <= limits.bytes();
  }

  private boolean isStorable(byte[] encoded) {
    return encoded.length <= limits.storedBytes();
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
    return isLight(graph)
        ? Optional.of(GraphCodec.encode(graph)).filter(this::isStorable)
        : Optional.empty();
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

  private static SortedSet<LeftOut> and(SortedSet<LeftOut> before, LeftOut kind) {
    SortedSet<LeftOut> both = new TreeSet<>(before);
    both.add(kind);
    return both;
  }
}
