package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import java.util.Comparator;

/**
 * A dependency between columns of assets, by the keys of the assets.
 *
 * @param kind its strongest kind
 */
record ColumnEdge(AssetName input, AssetName output, String source, String sink, EdgeKind kind) {

  /** By (input, output) pair, then by column, whatever the kind: the order of mappings. */
  static final Comparator<ColumnEdge> ORDER =
      Comparator.comparing(ColumnEdge::input)
          .thenComparing(ColumnEdge::output)
          .thenComparing(ColumnEdge::sink)
          .thenComparing(ColumnEdge::source);

  /** A column that goes through unchanged and under its own name: what a reader expects anyway. */
  boolean isPassedThrough() {
    boolean sameValue = kind == EdgeKind.IDENTITY || kind == EdgeKind.UNSPECIFIED;
    return sameValue && source.equals(sink);
  }

  ColumnEdge between(AssetName newInput, AssetName newOutput) {
    return new ColumnEdge(newInput, newOutput, source, sink, kind);
  }
}
