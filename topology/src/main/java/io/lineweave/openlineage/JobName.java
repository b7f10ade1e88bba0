package io.lineweave.openlineage;

import java.util.Comparator;

/** The identity of a job: namespace and name, as the producer wrote them. */
public record JobName(String namespace, String name) implements Comparable<JobName> {
  private static final Comparator<JobName> ORDER =
      Comparator.comparing(JobName::namespace).thenComparing(JobName::name);

  @Override
  public int compareTo(JobName other) {
    return ORDER.compare(this, other);
  }
}
