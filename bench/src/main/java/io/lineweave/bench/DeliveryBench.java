package io.lineweave.bench;

import io.lineweave.sandbox.broker.BrokerProcess;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.process.ApplicationProcess;
import io.lineweave.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How fast changed processes get into a catalogue that takes 100 ms for a call. Broker and
 * application each have a JVM of their own, the catalogue is in this one, and all share the
 * machine. All processes are there already; every round has a new run of every job, which changes
 * its process, while writes are refused, and the measurement begins when writes are let through, so
 * that nothing but delivery is measured.
 */
@Command(
    name = "delivery",
    description = "Measures how fast changed processes get into a slow catalogue.",
    mixinStandardHelpOptions = true)
public final class DeliveryBench implements Callable<Integer> {
  private static final int BATCH = 50;
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final Topics TOPICS = new Topics("lineweave", List.of("openlineage.events"));

  @Option(names = "--processes", description = "Default: ${DEFAULT-VALUE}")
  private int processes = 10_000;

  @Option(
      names = "--tasks",
      description = "Calls in flight: one for each partition. Default: ${DEFAULT-VALUE}")
  private int tasks = 8;

  @Option(
      names = "--warm-up",
      description =
          "Rounds that are not counted, for the just-in-time compiler. Default: ${DEFAULT-VALUE}")
  private int warmUp = 2;

  @Option(names = "--rounds", description = "Rounds that are counted. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(names = "--java", description = "An option of the application's JVM, may be repeated.")
  private List<String> options = List.of("-Xmx512m", "-XX:+UseSerialGC");

  @Parameters(
      description =
          "Settings of the application as key=value, over those here; not partitions or batch size,"
              + " which the bound is made of.")
  private Map<String, String> settings = Map.of();

  /** Measures, and prints a table of each round. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new DeliveryBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (TemporaryDirectory data = TemporaryDirectory.create("lineweave-bench-");
        BrokerProcess broker = BrokerProcess.start(0, data.path().resolve("broker"));
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        ApplicationProcess application =
            ApplicationProcess.start(
                settings(broker, catalogue, data.path()), options, data.path().resolve("log"));
        Progress progress = new Progress(broker.bootstrapServers(), TOPICS);
        var producer = producer(broker)) {
      Copies copies = new Copies(processes);
      copies.send(producer, TOPICS.inputs().get(0), 0);
      progress.awaitPublished(processes);
      List<Delivered> counted = new ArrayList<>();
      for (int round = 1; round <= warmUp + rounds; round++) {
        catalogue.faults().clear();
        // Not 503: it says too little, and after one another content has to wait.
        catalogue.faults().add(Fault.status(429).on(Call.WRITE));
        copies.send(producer, TOPICS.inputs().get(0), round);
        progress.awaitTaken((round + 1L) * processes);
        Delivered delivered = measure(catalogue, application.handle(), progress);
        System.out.printf(
            "%s %d: %s%n", round > warmUp ? "round" : "warm-up", round, delivered.line());
        if (round > warmUp) {
          counted.add(delivered);
        }
      }
      System.out.print(Delivered.middle(counted).table());
    }
    return 0;
  }

  private Delivered measure(
      LocalCatalogue catalogue, ProcessHandle application, Progress progress) {
    long before = catalogue.calls(Call.WRITE);
    Duration busy = cpu(application);
    Duration around = cpu(ProcessHandle.current());
    catalogue.faults().clear();
    catalogue.faults().add(Fault.delay(LATENCY).on(Call.WRITE));
    Duration time = progress.awaitPublished(processes).plus(LATENCY);
    return new Delivered(
        processes,
        catalogue.calls(Call.WRITE) - before,
        time,
        cpu(application).minus(busy),
        cpu(ProcessHandle.current()).minus(around),
        tasks,
        BATCH,
        LATENCY);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Map<String, String> settings(BrokerProcess broker, LocalCatalogue catalogue, Path data) {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", broker.bootstrapServers());
    all.put("partitions", Integer.toString(tasks));
    all.put("state.dir", data.resolve("state").toString());
    all.put("http.port", "0");
    all.put("purview.endpoint", catalogue.uri().toString());
    all.put("purview.auth", "none");
    all.put("assemble.grace", "0s");
    all.put("publish.waiting-after", "1h");
    all.put("delivery.operations-per-second", "100000");
    all.put("delivery.batch-entities", Integer.toString(BATCH));
    all.put("delivery.backoff-first", "100ms");
    all.put("delivery.backoff-most", "200ms");
    all.putAll(settings);
    return all;
  }

  private static KafkaProducer<byte[], byte[]> producer(BrokerProcess broker) {
    return new KafkaProducer<>(
        // Not idempotent: a repeated run changes nothing here, and a lost sequence would hang us.
        Map.of("bootstrap.servers", broker.bootstrapServers(), "enable.idempotence", "false"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
