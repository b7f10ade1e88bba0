package io.lineweave.bench;

import io.lineweave.sandbox.Application;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How fast changed processes get into a catalogue that takes 100 ms for a call: the whole
 * application with broker and catalogue in one JVM. All processes are there already; a second run
 * of every job changes them while writes are refused, and the measurement begins when writes are
 * let through, so that nothing but delivery is measured.
 */
public final class DeliveryBench {
  private static final int PROCESSES = 10_000;
  private static final int TASKS = 8;
  private static final int BATCH = 50;
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final String INPUT = "openlineage.events";

  private DeliveryBench() {}

  /**
   * Measures once, and prints a table.
   *
   * @param arguments settings of the application as {@code key=value}, over those here; not
   *     partitions or batch size, which the bound is made of
   */
  public static void main(String... arguments) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        TemporaryDirectory state = TemporaryDirectory.create("lineweave-bench-");
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        Application application =
            Application.start(with(settings(broker, catalogue, state), arguments));
        Progress progress = new Progress(broker.bootstrapServers(), application.topics());
        var producer = producer(broker)) {
      Copies copies = new Copies(PROCESSES);
      copies.send(producer, INPUT, 0);
      progress.awaitPublished(PROCESSES);
      catalogue.faults().add(Fault.status(503).on(Call.WRITE));
      copies.send(producer, INPUT, 1);
      progress.awaitTaken(2L * PROCESSES);
      System.out.print(measure(catalogue, progress).table());
    }
    System.exit(0);
  }

  private static Delivered measure(LocalCatalogue catalogue, Progress progress) {
    long before = catalogue.calls(Call.WRITE);
    catalogue.faults().clear();
    catalogue.faults().add(Fault.delay(LATENCY).on(Call.WRITE));
    Duration busy = cpu();
    Duration time = progress.awaitPublished(PROCESSES).plus(LATENCY);
    long calls = catalogue.calls(Call.WRITE) - before;
    return new Delivered(PROCESSES, calls, time, cpu().minus(busy), TASKS, BATCH, LATENCY);
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Map<String, String> with(Map<String, String> settings, String... arguments) {
    for (String argument : arguments) {
      String[] setting = argument.split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    return settings;
  }

  private static Map<String, String> settings(
      EmbeddedBroker broker, LocalCatalogue catalogue, TemporaryDirectory state) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("input.topic", INPUT);
    settings.put("partitions", Integer.toString(TASKS));
    settings.put("state.dir", state.path().toString());
    settings.put("http.port", "0");
    settings.put("purview.endpoint", catalogue.uri().toString());
    settings.put("purview.auth", "none");
    settings.put("assemble.grace", "0s");
    settings.put("delivery.operations-per-second", "100000");
    settings.put("delivery.batch-entities", Integer.toString(BATCH));
    settings.put("delivery.backoff-first", "100ms");
    settings.put("delivery.backoff-most", "200ms");
    return settings;
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
