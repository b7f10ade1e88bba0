package io.lineweave.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import org.apache.kafka.streams.KafkaStreams;

/** All that is measured beside the rooms: the service, Kafka Streams and its clients, the JVM. */
public final class Measurements implements AutoCloseable {
  private final KafkaStreamsMetrics kafka;
  private final ProcessMetrics process = new ProcessMetrics();
  // A registry holds what it measures weakly.
  private final ServiceMetrics service;

  /** Measures into the registry until it is closed. */
  public Measurements(MeterRegistry registry, KafkaStreams streams, ServiceMetrics service) {
    this.kafka = new KafkaStreamsMetrics(streams);
    this.service = service;
    kafka.bindTo(registry);
    process.bindTo(registry);
    this.service.bindTo(registry);
  }

  @Override
  public void close() {
    kafka.close();
    process.close();
  }
}
