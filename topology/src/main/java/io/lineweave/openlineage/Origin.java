package io.lineweave.openlineage;

import java.util.Comparator;
import java.util.Optional;

/**
 * Who speaks: what each event of a run repeats and the latest one decides.
 *
 * @param stamp the event that said it
 * @param job the job; empty only for a DatasetEvent
 * @param producer the {@code producer} URI, empty text if the event had none
 */
public record Origin(Stamp stamp, Optional<JobName> job, String producer) {
  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::stamp)
          .thenComparing(origin -> origin.job().isPresent())
          .thenComparing(origin -> origin.job().orElse(new JobName("", "")))
          .thenComparing(Origin::producer);

  /** The later of the two. */
  public Origin merge(Origin other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
