package io.lineweave.app.backfill;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.Groups;
import io.lineweave.backfill.BackfillPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What the brokers remember of an unfinished backfill, so that it can go on anywhere, without a
 * file: two consumer groups. Those of the group that works say how far it is; those of the other
 * one say where it ends, with the plan as their metadata. Both are removed with it.
 */
final class BackfillBook {
  private final Groups groups;
  private final String work;
  private final String plan;

  /** The book of the backfill with that application id. */
  BackfillBook(Groups groups, String applicationId) {
    this.groups = groups;
    this.work = applicationId;
    this.plan = applicationId + "-plan";
  }

  /**
   * An unfinished backfill.
   *
   * @param ends up to where each partition is to be read, exclusive
   */
  record Entry(BackfillPlan plan, Map<TopicPartition, Long> ends) {}

  /** The unfinished backfill, if there is one. */
  Optional<Entry> read() throws StartFailure {
    Map<TopicPartition, OffsetAndMetadata> kept = groups.committed(plan);
    return kept.values().stream()
        .findFirst()
        .flatMap(any -> BackfillPlan.parse(any.metadata()))
        .map(found -> new Entry(found, offsets(kept)));
  }

  /** Remembers a backfill as it stands. */
  void write(Entry entry) throws StartFailure {
    Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>();
    entry
        .ends()
        .forEach(
            (partition, end) ->
                kept.put(partition, new OffsetAndMetadata(end, entry.plan().text())));
    groups.commit(plan, kept);
  }

  /** Begins there, where it has not begun yet. */
  void begin(Map<TopicPartition, Long> starts) throws StartFailure {
    Map<TopicPartition, Long> missing = new HashMap<>(starts);
    missing.keySet().removeAll(groups.committed(work).keySet());
    if (!missing.isEmpty()) {
      reached(missing);
    }
  }

  /** All before these was done; for a backfill that is no member of its group. */
  void reached(Map<TopicPartition, Long> positions) throws StartFailure {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    positions.forEach((partition, offset) -> done.put(partition, new OffsetAndMetadata(offset)));
    groups.commit(work, done);
  }

  /** How far the backfill is with these topics. */
  Map<TopicPartition, Long> done(Collection<String> topics) throws StartFailure {
    Map<TopicPartition, Long> done = offsets(groups.committed(work));
    done.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    return done;
  }

  /** How many are at work. */
  int workers() throws StartFailure {
    return groups.members(work);
  }

  /** Forgets how far it is. */
  void forgetWork() throws StartFailure {
    groups.delete(work);
  }

  /** Forgets that there was a backfill. */
  void forgetPlan() throws StartFailure {
    groups.delete(plan);
  }

  private static Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetAndMetadata> kept) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    kept.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    return offsets;
  }
}
