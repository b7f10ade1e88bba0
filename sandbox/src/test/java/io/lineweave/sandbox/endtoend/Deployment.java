package io.lineweave.sandbox.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.StartFailure;
import io.lineweave.sandbox.Application;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.process.ManagementPort;
import io.lineweave.sandbox.report.Offsets;
import io.lineweave.sandbox.report.OutcomeReader;
import io.lineweave.sandbox.report.Outcomes;
import io.lineweave.sandbox.samples.EventFile;
import io.lineweave.sandbox.samples.EventSender;
import io.lineweave.sandbox.samples.SentEvent;
import io.lineweave.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The application with a broker and a catalogue, and what tests do to it. */
final class Deployment implements AutoCloseable {
  static final String INPUT = "openlineage.events";
  static final Duration SOON = Duration.ofSeconds(60);

  private static final String APPLICATION_ID = "lineweave";
  private static final int LARGE = 8 << 20;

  private final String bootstrapServers;
  private final Map<String, String> given;
  private final Topics topics = new Topics(APPLICATION_ID, List.of(INPUT));
  private final Admin admin;
  private final Offsets offsets;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Outcomes outcomes = new Outcomes();
  private final List<String> news = new ArrayList<>();
  private OutcomeReader reader;
  private Application application;
  private TemporaryDirectory state;

  /**
   * A deployment that is not started yet, with its input topic.
   *
   * @param given the settings that name the catalogue, and any others; they win over those here
   */
  Deployment(String bootstrapServers, Map<String, String> given) throws Exception {
    this.bootstrapServers = bootstrapServers;
    this.given = given;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.offsets = new Offsets(admin);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGE),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    // A broker may be open to any record time and to large records: a user's choice, not ours.
    NewTopic input =
        new NewTopic(INPUT, 2, (short) 1)
            .configs(
                Map.of(
                    "max.message.bytes", Integer.toString(LARGE),
                    "retention.ms", "-1",
                    "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    admin.createTopics(List.of(input)).all().get();
  }

  /**
   * Settings for a catalogue whose search sees at once what was written, and that is nobody's bill.
   */
  static Map<String, String> settingsOf(LocalCatalogue catalogue) {
    return Map.of(
        "purview.endpoint", catalogue.uri().toString(),
        "purview.auth", "none",
        "resolve.search-pause", "200ms",
        "delivery.operations-per-second", "1000");
  }

  /** Settings for many runs in a short time: nothing waits for a search index or a rate limit. */
  static Map<String, String> fastSettingsOf(LocalCatalogue catalogue) {
    Map<String, String> settings = new HashMap<>(settingsOf(catalogue));
    settings.put("partitions", "4");
    settings.put("resolve.search", "false");
    settings.put("delivery.operations-per-second", "100000");
    settings.put("delivery.backoff-first", "100ms");
    settings.put("delivery.backoff-most", "1s");
    settings.put("delivery.pause", "1s");
    // This catalogue is not at it any more when a call has timed out.
    settings.put("purview.timeout", "3s");
    settings.put("delivery.late-answers", "4s");
    return settings;
  }

  /** Starts the application with no state but what the topics hold. */
  void start() throws StartFailure {
    state = TemporaryDirectory.create("lineweave-test-");
    application = Application.start(settings());
  }

  /** Stops the application as a supervisor does. */
  void stop() {
    application.close();
    state.close();
    application = null;
    state = null;
  }

  /** The settings of the application, as in its settings file, without a state directory. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    settings.put("input.topic", INPUT);
    settings.put("application.id", APPLICATION_ID);
    settings.put("http.port", "0");
    settings.put("partitions", "2");
    settings.put("assemble.grace", "500ms");
    settings.put("assemble.restart-hold", "0s");
    // A killed instance must be missed before its successor gets its work.
    settings.put("kafka.consumer.session.timeout.ms", "6000");
    if (state != null) {
      settings.put("state.dir", state.path().toString());
    }
    settings.putAll(given);
    return settings;
  }

  /** Sends a record as it is, and waits until the broker has it. */
  void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    producer.send(record).get();
  }

  /** Sends events as their producers do, and waits until every run that ended is settled. */
  void play(List<EventFile> files, Duration atMost) {
    List<String> events = files.stream().flatMap(file -> file.events().stream()).toList();
    try (EventSender sender = new EventSender(bootstrapServers, INPUT)) {
      events.forEach(sender::send);
    }
    events.stream().flatMap(event -> SentEvent.of(event).stream()).forEach(outcomes::sent);
    awaitSettled(atMost);
  }

  /** Sends events keyed by run, so that those of a run stay in order; waits for the broker only. */
  void sendAll(List<String> events) throws Exception {
    sendAll(events, Instant.now());
  }

  /** The same with records of that time. */
  void sendAll(List<String> events, Instant time) throws Exception {
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    for (String text : events) {
      SentEvent event = SentEvent.of(text).orElseThrow();
      outcomes.sent(event);
      answers.add(
          producer.send(
              new ProducerRecord<>(
                  INPUT,
                  null,
                  time.toEpochMilli(),
                  event.id().getBytes(UTF_8),
                  text.getBytes(UTF_8))));
    }
    for (Future<RecordMetadata> answer : answers) {
      answer.get();
    }
  }

  /** Waits until every run that ended has a final receipt. */
  void awaitSettled(Duration atMost) {
    await()
        .atMost(atMost)
        .untilAsserted(() -> assertThat(outcomes().due()).as(String.join("\n", news)).isEmpty());
  }

  /** Waits until all that was sent to the input is taken for good. */
  void awaitTaken() {
    await()
        .atMost(SOON)
        .until(() -> offsets.committed(APPLICATION_ID, INPUT).equals(offsets.ends(INPUT)));
  }

  /** Waits until every room has taken in all that was written for it so far. */
  void awaitNoLag() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (String topic : List.of(INPUT, byRun(), topics.graphs(), byAsset())) {
                assertThat(offsets.committed(APPLICATION_ID, topic))
                    .as(topic)
                    .isEqualTo(offsets.ends(topic));
              }
            });
  }

  private static String byRun() {
    return APPLICATION_ID + "-by-run-repartition";
  }

  private static String byAsset() {
    return APPLICATION_ID + "-by-asset-repartition";
  }

  /** What the application tells while it runs. */
  ManagementPort management() {
    return ManagementPort.at(application.httpPort());
  }

  /** Gives the input topic more partitions. */
  void growInput(int partitions) throws Exception {
    admin.createPartitions(Map.of(INPUT, NewPartitions.increaseTo(partitions))).all().get();
  }

  /** Account of the runs, as far as told by now. */
  Outcomes outcomes() {
    news.addAll(reader().readInto(outcomes));
    return outcomes;
  }

  /** Waits until no more than so many runs are without a final receipt. */
  void awaitOpen(int most, Duration atMost) {
    await().atMost(atMost).until(() -> outcomes().open().size() <= most);
  }

  /** How many consolidated graphs were handed on, repeats included. */
  long graphs() throws InterruptedException, ExecutionException {
    return offsets.ends(topics.graphs()).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The names of all topics that there are. */
  Set<String> topicNames() throws InterruptedException, ExecutionException {
    return admin.listTopics().names().get();
  }

  /** What a consumer group has taken of the input. */
  Map<TopicPartition, Long> taken(String group) throws InterruptedException, ExecutionException {
    return offsets.committed(group, INPUT);
  }

  /** A line for each receipt and each dead letter so far. */
  List<String> news() {
    outcomes();
    return news;
  }

  /** The lines about dead letters among the news. */
  List<String> deadLetters() {
    return news().stream().filter(line -> line.startsWith("DEAD LETTER")).toList();
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
    producer.close();
    admin.close();
    if (application != null) {
      stop();
    }
  }

  /** Whoever starts first makes the topics; that may be another process. */
  private OutcomeReader reader() {
    if (reader == null) {
      List<String> read = List.of(topics.receipts(), topics.deadLetters());
      await().atMost(SOON).until(() -> admin.listTopics().names().get().containsAll(read));
      reader = new OutcomeReader(bootstrapServers, topics);
    }
    return reader;
  }
}
