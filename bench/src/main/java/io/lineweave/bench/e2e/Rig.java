package io.lineweave.bench.e2e;

import io.lineweave.sandbox.broker.BrokerProcess;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker in a process of its own, a catalogue in this one, and what is asked of both. */
final class Rig implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Longer than any load takes to be written while the subject stands still. */
  private static final String STANDSTILL_MS = "600000";

  private final Plan plan;
  private final TemporaryDirectory directory;
  private final BrokerProcess broker;
  private final LocalCatalogue catalogue;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  @SuppressWarnings("MustBeClosedChecker")
  private Rig(Plan plan, CatalogueSettings catalogueSettings) {
    this.plan = plan;
    this.directory = TemporaryDirectory.create("lineweave-e2e-");
    this.broker = BrokerProcess.start(0, directory.path().resolve("broker"));
    this.catalogue = LocalCatalogue.start(catalogueSettings);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "linger.ms",
                20,
                "compression.type",
                "lz4",
                "batch.size",
                65_536),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Everything new. */
  static Rig start(Plan plan) {
    return start(plan, CatalogueSettings.onPort(0));
  }

  /** Everything new, with such a catalogue. */
  static Rig start(Plan plan, CatalogueSettings catalogue) {
    return new Rig(plan, catalogue);
  }

  LocalCatalogue catalogue() {
    return catalogue;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  Admin admin() {
    return admin;
  }

  Path state(Subject subject) {
    return directory.path().resolve(subject.id() + "-state");
  }

  /** The topics that a subject does not make itself. */
  void prepare(Subject subject) throws InterruptedException, ExecutionException {
    Map<String, String> large = Map.of("max.message.bytes", Integer.toString(8 << 20));
    Set<NewTopic> topics = new HashSet<>();
    topics.add(new NewTopic(subject.input(), plan.partitions(), (short) 1).configs(large));
    if (subject != Subject.SERVICE) {
      topics.add(
          new NewTopic(subject.output(), plan.partitions(), (short) 1)
              .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    }
    admin.createTopics(topics).all().get();
    // A topic is there before its leaders are, and an idempotent producer that comes between may
    // never recover: its sequence numbers go out of order.
    Instant end = Instant.now().plus(STARTUP);
    while (!topics.stream().allMatch(topic -> isLed(topic.name()))) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The topics " + topics + " have no leader");
      }
      pause();
    }
  }

  private boolean isLed(String topic) {
    try {
      return count(topic) >= 0;
    } catch (IllegalStateException e) {
      return false; // asked again
    }
  }

  /** Starts a subject; settings of the plan win over those here, and these over the rig's. */
  Child start(Subject subject, Map<String, String> here) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers());
    settings.put("application.id", subject.id());
    settings.put("input.topic", subject.input());
    settings.put("partitions", Integer.toString(plan.partitions()));
    settings.put("state.dir", state(subject).toString());
    settings.put("http.port", "0");
    settings.put("purview.endpoint", catalogue.uri().toString());
    settings.put("purview.auth", "none");
    settings.put("kafka.num.stream.threads", Integer.toString(plan.threads()));
    settings.put("kafka.consumer.session.timeout.ms", STANDSTILL_MS);
    settings.put("kafka.consumer.max.poll.interval.ms", STANDSTILL_MS);
    settings.put("assemble.grace", "500ms");
    settings.put("resolve.search", "false");
    settings.put("delivery.operations-per-second", "100000");
    settings.putAll(here);
    settings.putAll(plan.settings());
    return Child.start(subject, plan.options(), settings, directory.path().resolve("log"));
  }

  /** Sends all of it and waits until the broker has it; tells how much that was. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells what failed
  Sent send(String topic, Iterator<Event> events) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    Set<String> ended = new HashSet<>();
    long count = 0;
    long bytes = 0;
    while (events.hasNext()) {
      Event event = events.next();
      count++;
      bytes += event.value().length;
      if (event.terminal()) {
        ended.add(event.run());
      }
      producer.send(
          new ProducerRecord<>(topic, event.key(), event.value()),
          (metadata, e) -> failure.compareAndSet(null, e));
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("The load could not be written", failure.get());
    }
    return new Sent(count, bytes, ended);
  }

  /**
   * What was sent.
   *
   * @param events how many
   * @param bytes of them
   * @param ended the runs that ended
   */
  record Sent(long events, long bytes, Set<String> ended) {
    double meanBytes() {
      return (double) bytes / events;
    }
  }

  KafkaProducer<byte[], byte[]> producer() {
    return producer;
  }

  /** Whether a subject has taken for good all that there is for it. */
  boolean isDrained(Subject subject) {
    Map<TopicPartition, Long> committed = committed(subject.id());
    return List.of(subject.input(), subject.repartition()).stream()
        .allMatch(
            topic ->
                ends(topic).entrySet().stream()
                    .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue()));
  }

  /** How many records a topic has ever had. */
  long count(String topic) {
    return ends(topic).values().stream().mapToLong(Long::longValue).sum();
  }

  /** When the last record of a topic arrived at the broker, in milliseconds. */
  long lastAppend(String topic) {
    return offsets(topic, OffsetSpec.maxTimestamp()).values().stream()
        .mapToLong(ListOffsetsResultInfo::timestamp)
        .max()
        .orElseThrow();
  }

  /** Bytes of a topic on the broker's disk. */
  long bytes(String topic) {
    return get(admin.describeLogDirs(List.of(1)).allDescriptions()).values().stream()
        .flatMap(each -> each.values().stream())
        .flatMap(each -> each.replicaInfos().entrySet().stream())
        .filter(replica -> replica.getKey().topic().equals(topic))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  /**
   * Waits, looking now and then.
   *
   * @throws IllegalStateException if the child ends meanwhile or it takes too long; what the child
   *     said stands in the message
   */
  void await(String what, Child child, Duration atMost, BooleanSupplier condition) {
    Instant end = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (!child.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "%s: not within %s, process %s.%n%s"
                .formatted(what, atMost, child.isAlive() ? "alive" : "ended", logTail()));
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String logTail() {
    try {
      List<String> lines = java.nio.file.Files.readAllLines(directory.path().resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (java.io.IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private Map<TopicPartition, Long> committed(String group) {
    return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(each -> each.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private Map<TopicPartition, Long> ends(String topic) {
    return offsets(topic, OffsetSpec.latest()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(String topic, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < plan.partitions(); partition++) {
      wanted.put(new TopicPartition(topic, partition), spec);
    }
    return get(admin.listOffsets(wanted).all());
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> answer) {
    try {
      return answer.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("The broker did not answer", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    catalogue.close();
    broker.close();
    directory.close();
  }
}
