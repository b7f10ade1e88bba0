package io.lineweave.bench.e2e;

import io.lineweave.sandbox.broker.BrokerProcess;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker in a process of its own, a catalogue in this one, and what is asked of both. */
final class Rig implements AutoCloseable {
  /** How long assembly waits for more of a run that has ended. */
  static final Duration GRACE = Duration.ofMillis(500);

  private static final Duration STARTUP = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Longer than any load takes to be written while the subject stands still. */
  private static final String STANDSTILL_MS = "600000";

  private final Plan plan;
  private final String classPath;
  private final TemporaryDirectory directory;
  private final BrokerProcess broker;
  private final LocalCatalogue catalogue;
  private final Admin admin;
  private final Ledger ledger;
  private final Feed feed;

  @SuppressWarnings("MustBeClosedChecker")
  private Rig(Plan plan, CatalogueSettings catalogueSettings, String classPath) {
    this.plan = plan;
    this.classPath = classPath;
    this.directory = TemporaryDirectory.create("lineweave-e2e-");
    this.broker = BrokerProcess.start(0, directory.path().resolve("broker"));
    this.catalogue = LocalCatalogue.start(catalogueSettings);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.ledger = new Ledger(admin);
    this.feed = new Feed(broker.bootstrapServers());
  }

  /** Everything new. */
  static Rig start(Plan plan) {
    return start(plan, CatalogueSettings.onPort(0));
  }

  /** Everything new, with such a catalogue. */
  static Rig start(Plan plan, CatalogueSettings catalogue) {
    return new Rig(plan, catalogue, System.getProperty("java.class.path"));
  }

  /** Everything new, for subjects of another build. */
  static Rig start(Plan plan, Path benchJar) {
    return new Rig(plan, CatalogueSettings.onPort(0), benchJar.toString());
  }

  LocalCatalogue catalogue() {
    return catalogue;
  }

  /** Removes a directory with all that is in it. */
  static void delete(Path directory) {
    new TemporaryDirectory(directory).close();
  }

  /** What the broker knows. */
  Ledger ledger() {
    return ledger;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where a subject keeps its state. */
  Path state(Subject subject) {
    return directory.path().resolve(subject.id() + "-state");
  }

  /** The topics that a subject does not make itself. */
  void prepare(Subject subject) {
    Map<String, String> large = Map.of("max.message.bytes", Integer.toString(8 << 20));
    Set<NewTopic> topics = new HashSet<>();
    topics.add(new NewTopic(subject.input(), plan.partitions(), (short) 1).configs(large));
    if (subject != Subject.SERVICE) {
      topics.add(
          new NewTopic(subject.output(), plan.partitions(), (short) 1)
              .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    }
    ledger.create(topics);
    // A topic is there before its leaders are, and an idempotent producer that comes between may
    // never recover: its sequence numbers go out of order.
    Instant end = Instant.now().plus(STARTUP);
    while (!topics.stream().allMatch(topic -> ledger.isLed(topic.name()))) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The topics " + topics + " have no leader");
      }
      pause();
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
    settings.put("assemble.grace", GRACE.toMillis() + "ms");
    settings.put("resolve.search", "false");
    settings.put("delivery.operations-per-second", "100000");
    settings.putAll(here);
    settings.putAll(plan.settings());
    Path log = directory.path().resolve("log");
    return Child.start(subject, classPath, plan.options(), settings, log);
  }

  /** Waits until a starting subject has made its topics. */
  void awaitTopics(Child child, String... topics) {
    Set<String> wanted = Set.of(topics);
    await("Start", child, STARTUP, () -> ledger.has(wanted));
  }

  /** What sends the load. */
  Feed feed() {
    return feed;
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
      List<String> lines = Files.readAllLines(directory.path().resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    feed.close();
    admin.close();
    catalogue.close();
    broker.close();
    directory.close();
  }
}
