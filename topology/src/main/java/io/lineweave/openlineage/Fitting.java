package io.lineweave.openlineage;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes a graph fit under a limit, by leaving out what {@link LeftOut} lists, in its order. */
public final class Fitting {
  private Fitting() {}

  /** A form of a graph that may turn out too large. */
  @FunctionalInterface
  public interface Form {
    /** The graph as bytes, with word of what was left out of it; empty if that is too large. */
    Optional<byte[]> of(LineageGraph graph, SortedSet<LeftOut> leftOut);
  }

  /**
   * A graph that fits.
   *
   * @param graph what is left of it
   * @param bytes the form that fits
   * @param leftOut the kinds that had to go
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Fitted(LineageGraph graph, byte[] bytes, SortedSet<LeftOut> leftOut) {}

  /**
   * The graph with as much as fits; empty if not even its names do, which cannot be with a limit of
   * 500 kB and names as intake bounds them.
   *
   * @param before what was left out of the graph already
   */
  public static Optional<Fitted> fit(LineageGraph graph, SortedSet<LeftOut> before, Form form) {
    Optional<byte[]> whole = form.of(graph, before);
    return whole.isPresent()
        ? whole.map(bytes -> new Fitted(graph, bytes, before))
        : slimmed(Consolidation.of(graph), before, form);
  }

  private static Optional<Fitted> slimmed(
      LineageGraph whole, SortedSet<LeftOut> before, Form form) {
    SortedSet<LeftOut> leftOut = new TreeSet<>(before);
    LineageGraph graph = whole;
    for (LeftOut kind : LeftOut.values()) {
      leftOut.add(kind);
      do {
        graph = Slimming.without(kind, graph);
        Optional<byte[]> bytes = form.of(graph, Collections.unmodifiableSortedSet(leftOut));
        if (bytes.isPresent()) {
          return Optional.of(new Fitted(graph, bytes.get(), leftOut));
        }
      } while (kind == LeftOut.DATASETS && hasDatasets(graph));
    }
    return Optional.empty();
  }

  private static boolean hasDatasets(LineageGraph graph) {
    return !graph.inputs().isEmpty() || !graph.outputs().isEmpty();
  }

  /** The graph with no more inputs, and no more outputs, than that: the first by name. */
  public static LineageGraph limited(LineageGraph graph, int datasets) {
    return isLimited(graph, datasets) ? graph : Slimming.limited(graph, datasets);
  }

  /** Whether the graph has no more inputs, and no more outputs, than that. */
  public static boolean isLimited(LineageGraph graph, int datasets) {
    return graph.inputs().size() <= datasets && graph.outputs().size() <= datasets;
  }
}
