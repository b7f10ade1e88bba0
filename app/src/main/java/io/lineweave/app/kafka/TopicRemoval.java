package io.lineweave.app.kafka;

import io.lineweave.app.StartFailure;
import io.lineweave.topology.TopicSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Removes topics of ours. */
public record TopicRemoval(Admin admin) {

  /**
   * Asks the brokers to remove those that are there; they may still show them for a moment.
   *
   * @throws StartFailure naming the topic that cannot be removed
   */
  public void remove(List<TopicSpec> topics) throws StartFailure {
    for (TopicSpec topic : found(topics)) {
      KafkaFuture<Void> answer =
          admin.deleteTopics(List.of(topic.name())).topicNameValues().get(topic.name());
      try {
        Answers.await(answer);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw Answers.failure(
              "cannot remove topic " + topic.name() + " (remove it by hand)", e.getCause());
        }
      }
    }
  }

  /** Whether none of them is to be seen any more. */
  public boolean areGone(List<TopicSpec> topics) throws StartFailure {
    return found(topics).isEmpty();
  }

  private List<TopicSpec> found(List<TopicSpec> topics) throws StartFailure {
    try {
      Set<String> names = Answers.await(admin.listTopics().names());
      return topics.stream().filter(topic -> names.contains(topic.name())).toList();
    } catch (ExecutionException e) {
      throw Answers.failure("cannot list topics", e.getCause());
    }
  }
}
