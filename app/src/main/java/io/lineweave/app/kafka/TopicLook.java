package io.lineweave.app.kafka;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at the topics that are there. */
record TopicLook(Admin admin, int partitions) {

  /**
   * The topics that are not there.
   *
   * @throws StartFailure if one of ours is there with another number of partitions, or if the
   *     broker does not answer
   */
  List<TopicSpec> missing(List<TopicSpec> topics) throws StartFailure {
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics.stream().map(TopicSpec::name).toList()).topicNameValues();
    List<TopicSpec> missing = new ArrayList<>();
    for (TopicSpec topic : topics) {
      Optional<TopicDescription> found = describe(topic, answers.get(topic.name()));
      if (found.isEmpty()) {
        missing.add(topic);
      } else {
        checkPartitions(topic, found.get().partitions().size());
      }
    }
    return missing;
  }

  private Optional<TopicDescription> describe(TopicSpec topic, KafkaFuture<TopicDescription> answer)
      throws StartFailure {
    try {
      return Optional.of(Answers.await(answer));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw Answers.failure("cannot look at topic " + topic.name(), e.getCause());
    }
  }

  private void checkPartitions(TopicSpec topic, int found) throws StartFailure {
    if (topic.purpose() != Purpose.INPUT && found != partitions) {
      throw new StartFailure(
          ExitCode.TOPICS,
          "topic %s has %d partitions, the setting partitions says %d. The number is fixed at first start: set partitions (PARTITIONS) to %d, or take another application.id and other topics."
              .formatted(topic.name(), found, partitions, found));
    }
  }
}
