package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.TopicOffsets;
import io.lineweave.backfill.BackfillPlan;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.publish.Publish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends graphs that are on the topic once more, as they are, under a replay's id. */
final class GraphReplay {
  private static final Duration POLL = Duration.ofMillis(500);

  private final StreamsProperties properties;
  private final BackfillBook book;
  private final Steps steps;

  GraphReplay(StreamsProperties properties, BackfillBook book, Steps steps) {
    this.properties = properties;
    this.book = book;
    this.steps = steps;
  }

  /** Takes the graphs of a period. */
  interface Taker {
    void take(ConsumerRecord<byte[], byte[]> graph);

    /** All before these was taken. */
    void taken(Map<TopicPartition, Long> positions) throws StartFailure;
  }

  /** Appends them; what was appended is remembered, and not appended again after a restart. */
  void append(BackfillBook.Entry backfill, Map<TopicPartition, Long> from) throws StartFailure {
    try (Appender appender = new Appender(backfill.plan().replayId())) {
      read(from, backfill.ends(), appender);
    }
  }

  /** Reads the graphs from there on to the ends, but those that a replay like this one appended. */
  void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends, Taker taker)
      throws StartFailure {
    try (Consumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                properties.reader(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Steps.Step step = steps.begin("reading graphs", TopicOffsets.between(from, ends))) {
      consumer.assign(ends.keySet());
      from.forEach(consumer::seek);
      Map<TopicPartition, Long> at = new HashMap<>(from);
      while (!TopicOffsets.reached(at, ends)) {
        ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
        some.forEach(graph -> take(graph, ends, taker));
        at.replaceAll((partition, before) -> consumer.position(partition));
        taker.taken(at);
        step.to(TopicOffsets.between(from, ends) - TopicOffsets.between(at, ends));
      }
    }
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> graph, Map<TopicPartition, Long> ends, Taker taker) {
    long end = ends.get(new TopicPartition(graph.topic(), graph.partition()));
    boolean copied = ReplayHeader.in(graph.headers()).filter(BackfillPlan::isOfGraphs).isPresent();
    // A record without value asks for a process to be written again, and is no graph.
    if (graph.offset() < end && !copied && graph.value() != null) {
      taker.take(graph);
    }
  }

  /** Writes them back. */
  private final class Appender implements Taker, AutoCloseable {
    private final String replayId;
    private final Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            properties.writer(), new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Appender(String replayId) {
      this.replayId = replayId;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> graph) {
      Headers headers = new RecordHeaders(graph.headers());
      headers.remove(ReplayHeader.REPLAY);
      headers.remove(Publish.REPUBLISH_HEADER);
      ReplayHeader.of(replayId).forEach(headers::add);
      sent.add(
          producer.send(
              new ProducerRecord<>(graph.topic(), null, graph.key(), graph.value(), headers)));
    }

    @Override
    public void taken(Map<TopicPartition, Long> positions) throws StartFailure {
      producer.flush();
      for (Future<RecordMetadata> answer : sent) {
        await(answer);
      }
      sent.clear();
      book.reached(positions);
    }

    private void await(Future<RecordMetadata> answer) throws StartFailure {
      try {
        answer.get();
      } catch (ExecutionException e) {
        throw new StartFailure(
            ExitCode.TOPICS,
            "cannot append to the graphs: %s. May this client write there? The same command goes on where it stood."
                .formatted(e.getCause().getMessage()));
      } catch (InterruptedException e) {
        throw Wait.interrupted();
      }
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
