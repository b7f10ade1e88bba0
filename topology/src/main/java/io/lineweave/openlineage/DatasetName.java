package io.lineweave.openlineage;

import java.util.Comparator;

/** The identity of a dataset: namespace and name, as the producer wrote them. */
public record DatasetName(String namespace, String name) implements Comparable<DatasetName> {
  private static final Comparator<DatasetName> ORDER =
      Comparator.comparing(DatasetName::namespace).thenComparing(DatasetName::name);

  @Override
  public int compareTo(DatasetName other) {
    return ORDER.compare(this, other);
  }
}
