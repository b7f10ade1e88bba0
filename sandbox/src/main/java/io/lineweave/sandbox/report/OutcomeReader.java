package io.lineweave.sandbox.report;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Receipt;
import io.lineweave.sandbox.samples.SentEvent;
import io.lineweave.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads what became of runs, receipts and dead letters, from the first to the last.
 *
 * <p>The topics have to exist. For one thread at a time.
 */
public final class OutcomeReader implements AutoCloseable {
  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<Receipt> receipts = JsonSerde.of(Receipt.class).deserializer();

  /** A reader of everything since the topics were made. */
  public OutcomeReader(String bootstrapServers, Topics topics) {
    this.topics = topics;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(topics.receipts(), topics.deadLetters())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Enters what is new, waiting a moment for it; one line for people about each of it. */
  public List<String> readInto(Outcomes outcomes) {
    List<String> lines = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      if (record.topic().equals(topics.receipts())) {
        lines.addAll(receipt(record, outcomes));
      } else if (record.headers().lastHeader(DeadLetterHeaders.REDRIVEN) == null) {
        lines.add(deadLetter(record, outcomes));
      }
    }
    return lines;
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** A receipt without value is the clean-up of an old one. */
  private List<String> receipt(ConsumerRecord<byte[], byte[]> record, Outcomes outcomes) {
    return Optional.ofNullable(receipts.deserialize(record.topic(), record.value())).stream()
        .peek(outcomes::received)
        .map(receipt -> line(receipt, outcomes.job(receipt.runId()).orElse(receipt.job())))
        .toList();
  }

  private static String line(Receipt receipt, String job) {
    String because = receipt.reason().isEmpty() ? "" : ": " + receipt.reason();
    String warnings = receipt.warnings().stream().map("; "::concat).collect(Collectors.joining());
    return "%-11s %s (run %s)%s%s"
        .formatted(receipt.state(), job, receipt.runId(), because, warnings);
  }

  private static String deadLetter(ConsumerRecord<byte[], byte[]> record, Outcomes outcomes) {
    Optional.ofNullable(record.value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .flatMap(SentEvent::of)
        .ifPresent(event -> outcomes.rejected(event.id()));
    return "%-11s %s: %s (%s-%s@%s)"
        .formatted(
            "DEAD LETTER",
            header(record, DeadLetterHeaders.REASON),
            header(record, DeadLetterHeaders.MESSAGE),
            header(record, DeadLetterHeaders.TOPIC),
            header(record, DeadLetterHeaders.PARTITION),
            header(record, DeadLetterHeaders.OFFSET));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .orElse("?");
  }
}
