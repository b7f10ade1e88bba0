package io.lineweave.openlineage;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The union of two maps under a merge of their values. */
final class Merge {
  private Merge() {}

  /**
   * Returns {@code left} itself when {@code right} changes nothing: that a merge changed nothing is
   * how a duplicate is known, and it is told by identity.
   */
  static <K extends Comparable<K>, V> SortedMap<K, V> union(
      SortedMap<K, V> left, SortedMap<K, V> right, BinaryOperator<V> merge) {
    SortedMap<K, V> union = left;
    for (var entry : right.entrySet()) {
      V before = left.get(entry.getKey());
      V after = before == null ? entry.getValue() : merge.apply(before, entry.getValue());
      if (after != before) {
        if (union == left) {
          union = new TreeMap<>(left);
        }
        union.put(entry.getKey(), after);
      }
    }
    return union;
  }
}
