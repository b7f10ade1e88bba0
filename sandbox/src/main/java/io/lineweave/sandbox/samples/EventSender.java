package io.lineweave.sandbox.samples;

import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events to a topic as an OpenLineage producer does: with the official Java client's Kafka
 * transport. What that client's model cannot hold unchanged is sent as it is, by a plain producer.
 */
public final class EventSender implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 8 << 20;

  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final KafkaTransport transport;

  /** A sender to one topic, which has to exist. */
  public EventSender(String bootstrapServers, String topic) {
    Properties properties = properties(bootstrapServers);
    this.topic = topic;
    this.producer = new KafkaProducer<>(properties);
    this.transport = new KafkaTransport(producer, new KafkaConfig(topic, null, properties));
  }

  /** How an event went out. */
  public enum Way {
    /** By the official client. */
    CLIENT,
    /** By a plain Kafka producer, as it was written. */
    AS_IT_IS
  }

  /** Sends one event. Returns before the broker has it; {@link #flush} waits. */
  @SuppressWarnings("FutureReturnValueIgnored") // flush() counts what failed, on either way
  public Way send(String text) {
    Optional<ClientEvent> event = ClientEvent.of(text);
    event.ifPresentOrElse(
        known -> known.emitBy(transport), () -> producer.send(new ProducerRecord<>(topic, text)));
    return event.isPresent() ? Way.CLIENT : Way.AS_IT_IS;
  }

  /** Waits for the broker to answer for all events sent; gives the number that it refused. */
  public long flush() {
    producer.flush();
    // The transport swallows errors (an event over the size limit vanishes), so the producer is
    // asked.
    return producer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("record-error-total"))
        .filter(metric -> metric.getKey().group().equals("producer-metrics"))
        .mapToLong(metric -> ((Double) metric.getValue().metricValue()).longValue())
        .sum();
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Properties properties(String bootstrapServers) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    return properties;
  }
}
