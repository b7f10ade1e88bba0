package io.lineweave.sandbox.report;

import java.util.Comparator;

/** One column that another one comes from. */
public record ColumnEdge(Column from, Column to) implements Comparable<ColumnEdge> {
  private static final Comparator<Column> COLUMNS =
      Comparator.comparing(Column::asset).thenComparing(Column::column);
  private static final Comparator<ColumnEdge> ORDER =
      Comparator.comparing(ColumnEdge::from, COLUMNS).thenComparing(ColumnEdge::to, COLUMNS);

  /** A column, and the qualified name of the asset that has it. */
  public record Column(String asset, String column) {
    @Override
    public String toString() {
      return asset + "." + column;
    }
  }

  @Override
  public int compareTo(ColumnEdge other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
