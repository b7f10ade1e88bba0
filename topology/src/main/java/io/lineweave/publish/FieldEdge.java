package io.lineweave.publish;

import io.lineweave.openlineage.DatasetName;
import java.util.Comparator;

/**
 * A dependency between columns as a graph tells it.
 *
 * @param input the dataset that the source column belongs to
 * @param source a column of it
 * @param sink a column of the output; {@value #ALL} where the whole output depends on the source
 */
record FieldEdge(DatasetName input, String source, String sink) implements Comparable<FieldEdge> {
  static final String ALL = "*";

  private static final Comparator<FieldEdge> ORDER =
      Comparator.comparing(FieldEdge::input)
          .thenComparing(FieldEdge::sink)
          .thenComparing(FieldEdge::source);

  @Override
  public int compareTo(FieldEdge other) {
    return ORDER.compare(this, other);
  }
}
