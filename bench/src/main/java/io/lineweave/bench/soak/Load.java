package io.lineweave.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.sandbox.load.EventJson;
import io.lineweave.sandbox.load.Workload;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends runs at a steady rate: the beginning of each, and its end some hundred runs later, so that
 * runs are open whenever something happens. For one thread.
 */
final class Load implements AutoCloseable {
  /** Runs that have begun and not ended; fewer than jobs, so that a job's runs never overlap. */
  private static final int OPEN = 200;

  private static final double NANOS = 1e9;

  private final Workload work;
  private final String topic;
  private final int perSecond;
  private final Latencies latencies;
  private final KafkaProducer<byte[], byte[]> producer;
  private long last = System.nanoTime();
  private double credit;
  private int begun;
  private int ended;

  Load(String bootstrapServers, String topic, Workload work, int perSecond, Latencies latencies) {
    this.work = work;
    this.topic = topic;
    this.perSecond = perSecond;
    this.latencies = latencies;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "delivery.timeout.ms", 600_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends what has become due since the last call, but no more than so many runs. */
  void sendDue(Phase phase, int most) {
    long now = System.nanoTime();
    // No burst makes up for a time in which nothing might be sent.
    credit = Math.min(credit + (now - last) / NANOS * perSecond, perSecond);
    last = now;
    int runs = Math.max(0, Math.min((int) credit, Math.min(most, work.runs() - begun)));
    credit -= runs;
    for (int i = 0; i < runs; i++) {
      begin(phase);
    }
  }

  private void begin(Phase phase) {
    EventJson run = work.run(begun++);
    send(run, run.start());
    if (begun - ended > OPEN) {
      end(phase);
    }
  }

  private void end(Phase phase) {
    EventJson run = work.run(ended);
    latencies.sent(ended++, phase, System.currentTimeMillis());
    send(run, run.complete());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a run that is lost is missed in the end
  private void send(EventJson run, String event) {
    producer.send(
        new ProducerRecord<>(topic, run.run().toString().getBytes(UTF_8), event.getBytes(UTF_8)));
  }

  /** Ends all runs, and waits until the broker has everything. */
  void endAll(Phase phase) {
    while (ended < begun) {
      end(phase);
    }
    producer.flush();
  }

  /** Runs whose beginning was sent. */
  int begun() {
    return begun;
  }

  @Override
  public void close() {
    producer.close();
  }
}
