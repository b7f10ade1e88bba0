package io.lineweave.app.backfill;

import io.lineweave.publish.GraphRecord;
import io.lineweave.publish.Preview;
import io.lineweave.publish.PublishSettings;
import io.lineweave.rules.MappingRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The processes that graphs would touch, each with how many runs do. Thread-safe. */
final class Touched implements GraphReplay.Taker {
  private final PublishSettings settings;
  private final MappingRules rules;
  private final ConcurrentSkipListMap<String, Integer> runs = new ConcurrentSkipListMap<>();

  Touched(PublishSettings settings, MappingRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> graph) {
    byte[] key = graph.key();
    take(key == null ? "" : new String(key, StandardCharsets.UTF_8), graph.value());
  }

  @Override
  public void taken(Map<TopicPartition, Long> positions) {
    // Nothing to keep: a preview begins anew.
  }

  void take(String key, byte[] graph) {
    new GraphRecord()
        .read(graph, why -> {})
        .map(event -> Preview.of(event, key, settings, rules))
        .ifPresent(
            preview ->
                preview
                    .processes()
                    .forEach(it -> runs.merge(it.name().qualifiedName(), 1, Integer::sum)));
  }

  List<String> lines() {
    return runs.entrySet().stream()
        .map(each -> "%s  (%d runs)".formatted(each.getKey(), each.getValue()))
        .toList();
  }
}
