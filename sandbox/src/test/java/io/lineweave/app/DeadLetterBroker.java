package io.lineweave.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.app.deadletters.LetterId;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Emission;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.topology.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.Record;

/** A broker with the topics that dead letters come from and go to, without the application. */
final class DeadLetterBroker implements AutoCloseable {
  static final Topics TOPICS = new Topics("lineweave", List.of("openlineage.events"));
  static final String INPUT = TOPICS.inputs().get(0);

  private final EmbeddedBroker broker = EmbeddedBroker.start();
  private final KafkaProducer<byte[], byte[]> producer;

  DeadLetterBroker() throws Exception {
    Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
    Map<String, String> appendTime = Map.of("message.timestamp.type", "LogAppendTime");
    try (Admin admin = Admin.create(properties)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(INPUT, 2, (short) 1)
                      .configs(Map.of("max.message.bytes", "2000000", "retention.ms", "60000")),
                  new NewTopic(TOPICS.graphs(), 2, (short) 1).configs(appendTime),
                  new NewTopic(TOPICS.deadLetters(), 2, (short) 1).configs(appendTime)))
          .all()
          .get();
    }
    Map<String, Object> sending = new HashMap<>(properties);
    sending.put("max.request.size", 8 << 20);
    producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Appends a record; gives where it stands. */
  SourcePosition append(String topic, byte[] key, byte[] value) throws Exception {
    RecordMetadata at = producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
    return new SourcePosition(at.topic(), at.partition(), at.offset());
  }

  /** Sets aside as the application does; gives the letter's name. */
  LetterId setAside(DeadLetter why, Optional<SourcePosition> source, Original original)
      throws Exception {
    Record<String, Emission> sealed = DeadLetterHeaders.seal(why, source, original);
    Emission.Parked parked = (Emission.Parked) sealed.value();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPICS.deadLetters(), null, parked.key(), parked.value());
    sealed.headers().forEach(record.headers()::add);
    RecordMetadata at = producer.send(record).get();
    return new LetterId(at.partition(), at.offset());
  }

  /** Sets a record of the input aside whose value is this text. */
  LetterId setAside(Reason reason, String value, SourcePosition source) throws Exception {
    return setAside(
        new DeadLetter(reason, "because of " + reason),
        Optional.of(source),
        new Original(null, value.getBytes(UTF_8), new RecordHeaders(), 0, OptionalInt.empty()));
  }

  /** Appends what stands on the topic of dead letters and is of somebody else's making. */
  LetterId appendToDeadLetters(byte[] value, Headers headers) throws Exception {
    RecordMetadata at =
        producer
            .send(new ProducerRecord<>(TOPICS.deadLetters(), 0, null, null, value, headers))
            .get();
    return new LetterId(at.partition(), at.offset());
  }

  /** All records of a topic, each partition's in their order. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(java.time.Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** The records whose value holds this text. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic, String part) {
    return records(topic).stream()
        .filter(record -> record.value() != null)
        .filter(record -> new String(record.value(), UTF_8).contains(part))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
  }
}
