package io.lineweave.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Receipt;
import io.lineweave.sandbox.load.Workload;
import io.lineweave.topology.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads graphs, receipts and dead letters as they come. For one thread. */
final class Watch implements AutoCloseable {
  private static final Pattern RUN = Pattern.compile("\"runId\":\"([^\"]+)\"");

  private final Topics topics;
  private final Workload work;
  private final Account account;
  private final Latencies latencies;
  private final List<String> deadLetters = new ArrayList<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Receipt> receipts = JsonSerde.of(Receipt.class).deserializer();

  Watch(
      String bootstrapServers, Topics topics, Workload work, Account account, Latencies latencies) {
    this.topics = topics;
    this.work = work;
    this.account = account;
    this.latencies = latencies;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(topics.graphs(), topics.receipts(), topics.deadLetters())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Enters what is new, waiting a moment for it. */
  void look(Duration atMost) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      if (record.topic().equals(topics.receipts())) {
        // A receipt without value is the clean-up of an old one.
        Optional.ofNullable(receipts.deserialize(record.topic(), record.value()))
            .ifPresent(account::received);
      } else if (record.topic().equals(topics.graphs())) {
        RUN.matcher(new String(record.value(), UTF_8))
            .results()
            .limit(1)
            .map(r -> r.group(1))
            .flatMapToInt(id -> work.number(id).stream())
            .forEach(run -> latencies.graph(run, record.timestamp()));
      } else {
        deadLetters.add(deadLetter(record));
      }
    }
  }

  /** A line for each. */
  List<String> deadLetters() {
    return deadLetters;
  }

  private static String deadLetter(ConsumerRecord<byte[], byte[]> record) {
    return Stream.of(DeadLetterHeaders.REASON, DeadLetterHeaders.MESSAGE)
        .map(name -> record.headers().lastHeader(name))
        .map(header -> header == null ? "?" : new String(header.value(), UTF_8))
        .reduce("dead letter:", (line, part) -> line + " " + part);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
