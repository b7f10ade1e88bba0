package io.lineweave.app.kafka;

import io.lineweave.app.StartFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Consumer groups: who is in them, and how far they are. */
public record Groups(Admin admin) {

  /** How many members a group has; none if there is no such group. */
  public int members(String group) throws StartFailure {
    try {
      return Answers.await(
              admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw failure("look at", group, e);
    }
  }

  /** What a group has committed; partitions without anything are left out. */
  public Map<TopicPartition, OffsetAndMetadata> committed(String group) throws StartFailure {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
      Answers.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset);
                }
              });
      return committed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw failure("read the offsets of", group, e);
    }
  }

  /** Commits for a group without members. */
  public void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws StartFailure {
    try {
      Answers.await(admin.alterConsumerGroupOffsets(group, offsets).all());
    } catch (ExecutionException e) {
      throw failure("write the offsets of", group, e);
    }
  }

  /** Removes a group, if there is one. */
  public void delete(String group) throws StartFailure {
    try {
      Answers.await(admin.deleteConsumerGroups(List.of(group)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw failure("remove", group, e);
      }
    }
  }

  private static StartFailure failure(String what, String group, ExecutionException why) {
    return Answers.failure("cannot " + what + " the consumer group " + group, why.getCause());
  }
}
