package io.lineweave.app.republish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.republish.Written.Known;
import io.lineweave.publish.Publish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Tells the service which processes to write again: a record without value for each of them on the
 * graphs topic, where it reaches the one task that owns the job. To tell it twice does no harm.
 */
public final class Order {
  private static final int LOT = 1_000;

  private final Producer<byte[], byte[]> producer;
  private final String graphs;

  /** An order by way of this topic. */
  public Order(Producer<byte[], byte[]> producer, String graphs) {
    this.producer = producer;
    this.graphs = graphs;
  }

  /**
   * Gives the order for all of these.
   *
   * @param step told after each process
   * @throws StartFailure if the broker does not take it
   */
  public void give(Map<String, Known> processes, Runnable step) throws StartFailure {
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    for (Map.Entry<String, Known> process : processes.entrySet()) {
      answers.add(producer.send(record(process.getKey(), process.getValue().job())));
      if (answers.size() == LOT) {
        await(answers, step);
      }
    }
    await(answers, step);
  }

  private ProducerRecord<byte[], byte[]> record(String process, String job) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(graphs, job.getBytes(UTF_8), null);
    record.headers().add(Publish.REPUBLISH_HEADER, process.getBytes(UTF_8));
    return record;
  }

  private void await(List<Future<RecordMetadata>> answers, Runnable step) throws StartFailure {
    try {
      for (Future<RecordMetadata> answer : answers) {
        answer.get();
        step.run();
      }
      answers.clear();
    } catch (ExecutionException e) {
      throw new StartFailure(
          ExitCode.TOPICS,
          "cannot write to topic %s: %s. May this client write there? The same command may be repeated."
              .formatted(graphs, e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(ExitCode.FAILED, "interrupted; the same command may be repeated");
    }
  }
}
