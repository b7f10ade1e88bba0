package io.lineweave.bench.e2e;

import io.lineweave.sandbox.report.Offsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What the broker knows of topics and of who has read them. */
record Ledger(Admin admin) {

  /** Makes topics; their leaders may not be there yet. */
  void create(Set<NewTopic> topics) {
    ask(() -> admin.createTopics(topics).all().get());
  }

  /** Whether all these topics are there. */
  boolean has(Set<String> topics) {
    return ask(() -> admin.listTopics().names().get()).containsAll(topics);
  }

  /** Whether every partition of a topic can be written to. */
  boolean isLed(String topic) {
    try {
      return count(topic) >= 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** How many records a topic has ever had. */
  long count(String topic) {
    return ends(topic).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether a subject has taken for good all that there is for it. */
  boolean isDrained(Subject subject) {
    Offsets offsets = new Offsets(admin);
    return List.of(subject.input(), subject.repartition()).stream()
        .allMatch(topic -> ask(() -> offsets.committed(subject.id(), topic)).equals(ends(topic)));
  }

  /** When the last record of a topic arrived at the broker, in milliseconds. */
  long lastAppend(String topic) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    ends(topic).keySet().forEach(each -> wanted.put(each, OffsetSpec.maxTimestamp()));
    return ask(() -> admin.listOffsets(wanted).all().get()).values().stream()
        .mapToLong(ListOffsetsResultInfo::timestamp)
        .max()
        .orElse(0);
  }

  /** Bytes of a topic on the broker's disk. */
  long bytes(String topic) {
    return ask(() -> admin.describeLogDirs(List.of(1)).allDescriptions().get()).values().stream()
        .flatMap(each -> each.values().stream())
        .flatMap(each -> each.replicaInfos().entrySet().stream())
        .filter(replica -> replica.getKey().topic().equals(topic))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  private Map<TopicPartition, Long> ends(String topic) {
    return ask(() -> new Offsets(admin).ends(topic));
  }

  private static <T> T ask(Callable<T> question) {
    try {
      return question.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker answered: " + e.getCause().getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
