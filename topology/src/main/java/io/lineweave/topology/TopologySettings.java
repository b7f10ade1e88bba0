package io.lineweave.topology;

import io.lineweave.assemble.AssembleSettings;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.publish.PublishSettings;
import io.lineweave.resolve.ResolveSettings;

/**
 * What the user chose, room by room.
 *
 * @param topics the topics
 * @param partitions of the internal topics; independent of the input's, so that the input may grow
 */
public record TopologySettings(
    Topics topics,
    int partitions,
    IntakeSettings intake,
    AssembleSettings assemble,
    ResolveSettings resolve,
    PublishSettings publish) {

  public TopologySettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, is " + partitions);
    }
  }

  /** The same for a backfill beside this application. */
  public TopologySettings ofBackfill(String replayId) {
    return new TopologySettings(
        topics.ofBackfill(), partitions, intake, assemble.replaying(replayId), resolve, publish);
  }
}
