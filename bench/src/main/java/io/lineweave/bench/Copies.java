package io.lineweave.bench;

import io.lineweave.outcome.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One run each of many jobs that copy a file; each round of runs has a new job description. */
record Copies(int jobs) {

  /** Sends a complete run of every job, and waits until the broker has all. */
  @SuppressWarnings("FutureReturnValueIgnored") // a run that is lost is missed in the end
  void send(KafkaProducer<byte[], byte[]> producer, String topic, int round) {
    IntStream.range(0, jobs)
        .mapToObj(job -> new ProducerRecord<byte[], byte[]>(topic, event(job, round)))
        .forEach(producer::send);
    producer.flush();
  }

  /** Whether a receipt says that the run's process was written. */
  static boolean isWritten(Receipt receipt) {
    return receipt.state() == Receipt.State.PUBLISHED;
  }

  private static byte[] event(int job, int round) {
    return """
        {"eventType":"COMPLETE","eventTime":"2026-01-01T10:%1$02d:00Z",\
        "producer":"https://example.org/bench","run":{"runId":"%3$s"},\
        "job":{"namespace":"bench","name":"copy_%2$d","facets":{"documentation":{\
        "_producer":"https://example.org/bench","_schemaURL":"https://example.org/schema",\
        "description":"Round %1$d"}}},\
        "inputs":[{"namespace":"sqlserver://srv.database.windows.net:1433","name":"db.dbo.in_%2$d"}],\
        "outputs":[{"namespace":"sqlserver://srv.database.windows.net:1433","name":"db.dbo.out_%2$d"}]}"""
        .formatted(round, job, UUID.randomUUID())
        .getBytes(StandardCharsets.UTF_8);
  }
}
