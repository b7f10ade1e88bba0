package io.lineweave.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lineweave.app.kafka.StreamsDefault;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.sandbox.broker.BrokerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Rooms one and two on a real broker in a process of its own: events per second and processor time
 * per event, bytes of state and of changelog per run, and how long a start takes that has to
 * restore all of it.
 *
 * <p>{@code java -cp "bench/target/bench.jar:bench/target/lib/*"
 * io.lineweave.bench.AssembleOnBroker RUNS}, where the runs stay open after their START if a second
 * argument says {@code open}.
 */
public final class AssembleOnBroker {
  private static final String APPLICATION = "bench";
  private static final String CHANGELOG = APPLICATION + "-runs-changelog";
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final int runs;
  private final int eventsPerRun;
  private final Path directory;
  private final String bootstrap;
  private final Admin admin;

  private AssembleOnBroker(int runs, boolean open, Path directory, String bootstrap) {
    this.runs = runs;
    this.eventsPerRun = open ? 1 : SparkRun.EVENTS;
    this.directory = directory;
    this.bootstrap = bootstrap;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    boolean open = arguments.length > 1 && arguments[1].equals("open");
    Path directory = Files.createTempDirectory("assemble-on-broker");
    try (BrokerProcess broker = BrokerProcess.start(0, directory.resolve("broker"))) {
      new AssembleOnBroker(runs, open, directory, broker.bootstrapServers()).run();
    }
    AssembleRoom.delete(directory);
    System.exit(0);
  }

  private void run() throws Exception {
    admin
        .createTopics(
            Stream.of(Flow.EVENTS, Flow.GRAPHS)
                .map(name -> new NewTopic(name, Flow.PARTITIONS, (short) 1))
                .toList())
        .all()
        .get();
    produce();
    long cpu = SYSTEM.getProcessCpuTime();
    Instant start = Instant.now();
    try (KafkaStreams streams = start("first")) {
      await(() -> streams.state() == KafkaStreams.State.RUNNING && isDone());
      double seconds = seconds(start);
      long events = (long) runs * eventsPerRun;
      double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / events;
      System.out.printf("%d events in %.1f s: %.0f a second%n", events, seconds, events / seconds);
      System.out.printf(
          "%.0f us of processor time an event, start of Kafka Streams included%n", micros);
      streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
    System.out.printf(
        "%d bytes of changelog a run, %d records%n", changelogBytes() / runs, end(CHANGELOG));
    System.out.printf("%d bytes of state a run%n", bytes(directory.resolve("first")) / runs);
    Instant again = Instant.now();
    try (KafkaStreams streams = start("second")) {
      await(() -> streams.state() == KafkaStreams.State.RUNNING);
      System.out.printf("%.1f s to start with nothing but the changelog%n", seconds(again));
    }
  }

  private void produce() throws Exception {
    SparkRun run = new SparkRun();
    Future<RecordMetadata> sent = CompletableFuture.completedFuture(null);
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap, "linger.ms", 20, "compression.type", "lz4");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < runs; i++) {
        for (byte[] event : run.json(run.newId()).subList(0, eventsPerRun)) {
          sent = producer.send(new ProducerRecord<>(Flow.EVENTS, event));
        }
      }
      sent.get();
    }
  }

  private KafkaStreams start(String stateDirectory) {
    Properties config = new Properties();
    StreamsDefault.ALL.forEach(it -> config.put(it.key(), it.value()));
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(stateDirectory).toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    KafkaStreams streams = new KafkaStreams(Flow.topology(AssembleSettings.defaults()), config);
    streams.start();
    return streams;
  }

  /** Every run's graph is written; of open runs, every event is consumed. */
  private boolean isDone() {
    return eventsPerRun == 1 ? consumed() >= runs : end(Flow.GRAPHS) >= runs;
  }

  private long consumed() {
    try {
      return admin
          .listConsumerGroupOffsets(APPLICATION)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().endsWith("-repartition"))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      return 0;
    }
  }

  private long end(String topic) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < Flow.PARTITIONS; partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    try {
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      return 0;
    }
  }

  private long changelogBytes() throws Exception {
    return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
        .flatMap(broker -> broker.values().stream())
        .flatMap(directories -> directories.replicaInfos().entrySet().stream())
        .filter(replica -> replica.getKey().topic().equals(CHANGELOG))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(100);
    }
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1e3;
  }
}
