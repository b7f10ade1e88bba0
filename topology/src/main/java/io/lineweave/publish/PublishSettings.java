package io.lineweave.publish;

import io.lineweave.delivery.Delivery;
import io.lineweave.openlineage.Completeness;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How graphs become processes.
 *
 * @param mode whether they are written
 * @param identity what makes a process
 * @param types process types, the first that fits decides; the last one must fit every job
 * @param collection where new processes go; empty leaves the catalogue's default
 * @param indirectColumns whether indirect column lineage (filter, join, group by) is written too
 * @param changesLineage which graphs change lineage; any other ends as a receipt
 * @param verify when the edges of a written process are read back
 * @param refresh an unchanged process is written again after that long, in case somebody deleted it
 * @param settle how long a change waits that only takes lineage away, for a later run of the same
 *     parent run to bring it back
 * @param waitingAfter a run that waits longer gets a WAITING receipt
 * @param delivery rates, batches, back-off
 */
public record PublishSettings(
    Mode mode,
    Identity identity,
    List<ProcessType> types,
    Optional<String> collection,
    boolean indirectColumns,
    Set<Completeness> changesLineage,
    Verify verify,
    Duration refresh,
    Duration settle,
    Duration waitingAfter,
    Delivery delivery) {

  /** One process per (job, output), written, verified after changes, refreshed daily. */
  public static final PublishSettings DEFAULT =
      new PublishSettings(
          Mode.ON,
          Identity.JOB_AND_OUTPUT,
          List.of(ProcessType.DEFAULT),
          Optional.empty(),
          false,
          EnumSet.of(Completeness.COMPLETE, Completeness.STATIC, Completeness.CHECKPOINT),
          Verify.CHANGED,
          Duration.ofHours(24),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Delivery.DEFAULT);

  /** Whether processes are written. */
  public enum Mode {
    /** They are. */
    ON,
    /** Everything but the write; the receipt says what would have been written. */
    DRY,
    /** They wait in the store until the mode is ON. */
    OFF
  }

  /** What makes a process. */
  public enum Identity {
    /** One process for each output of a job. */
    JOB_AND_OUTPUT,
    /** One process for each job. */
    JOB
  }

  /** When the edges of a written process are read back and compared. */
  public enum Verify {
    /** After a write that changed the edges of a process that was there. */
    CHANGED,
    /** After every write. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  public PublishSettings {
    types = List.copyOf(types);
    changesLineage = Set.copyOf(changesLineage);
    if (types.isEmpty() || !types.get(types.size() - 1).integration().isEmpty()) {
      throw new IllegalArgumentException("publish.types: the last one must fit every job");
    }
    if (refresh.isNegative() || refresh.isZero()) {
      throw new IllegalArgumentException("publish.refresh must be positive");
    }
    if (settle.isNegative()) {
      throw new IllegalArgumentException("publish.settle must not be negative");
    }
    if (waitingAfter.isNegative()) {
      throw new IllegalArgumentException("publish.waiting-after must not be negative");
    }
  }

  /** The type of a job's processes. */
  ProcessType typeFor(String integration) {
    return types.stream().filter(type -> type.fits(integration)).findFirst().orElseThrow();
  }

  /** The type of that name; one that the settings no longer have is taken for the default one. */
  ProcessType type(String name) {
    return types.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(ProcessType.DEFAULT);
  }
}
