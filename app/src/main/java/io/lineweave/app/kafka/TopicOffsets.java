package io.lineweave.app.kafka;

import io.lineweave.app.StartFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Where topics begin and end, for all their partitions. */
public record TopicOffsets(Admin admin) {

  /**
   * Where the topics end now.
   *
   * @throws StartFailure if a topic is not there, or no broker answers or lets us look
   */
  public Map<TopicPartition, Long> ends(Collection<String> topics) throws StartFailure {
    return look(partitions(topics, OffsetSpec.latest()));
  }

  /**
   * The first record of each partition whose time is that or later; the end where there is none.
   *
   * @throws StartFailure as above
   */
  public Map<TopicPartition, Long> at(Collection<String> topics, Instant time) throws StartFailure {
    Map<TopicPartition, Long> offsets =
        look(partitions(topics, OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli()))));
    Map<TopicPartition, Long> ends = ends(topics);
    offsets.replaceAll((partition, offset) -> offset < 0 ? ends.get(partition) : offset);
    return offsets;
  }

  /** How many records lie between; none where the first is the later one. */
  public static long between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - from.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  /** Whether every partition has come that far. */
  public static boolean reached(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> ends) {
    return between(offsets, ends) == 0;
  }

  private Map<TopicPartition, OffsetSpec> partitions(Collection<String> topics, OffsetSpec which)
      throws StartFailure {
    try {
      Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
      for (TopicDescription topic :
          Answers.await(admin.describeTopics(topics).allTopicNames()).values()) {
        topic
            .partitions()
            .forEach(it -> specs.put(new TopicPartition(topic.name(), it.partition()), which));
      }
      return specs;
    } catch (ExecutionException e) {
      throw Answers.failure("cannot look at " + topics, e.getCause());
    }
  }

  private Map<TopicPartition, Long> look(Map<TopicPartition, OffsetSpec> specs)
      throws StartFailure {
    try {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each :
          Answers.await(admin.listOffsets(specs).all()).entrySet()) {
        offsets.put(each.getKey(), each.getValue().offset());
      }
      return offsets;
    } catch (ExecutionException e) {
      throw Answers.failure("cannot look at the ends of " + specs.keySet(), e.getCause());
    }
  }
}
