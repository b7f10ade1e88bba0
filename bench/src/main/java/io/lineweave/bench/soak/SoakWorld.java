package io.lineweave.bench.soak;

import io.lineweave.sandbox.broker.BrokerProcess;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.process.ApplicationProcess;
import io.lineweave.sandbox.process.ManagementPort;
import io.lineweave.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The application and a broker in processes of their own, and a catalogue in this JVM that makes
 * two entities of one name if two writers create it at the same time. For one thread.
 */
final class SoakWorld implements AutoCloseable {
  private static final String BROKER = "broker";
  private static final String INPUT = "openlineage.events";
  private static final Duration RACE_GAP = Duration.ofMillis(20);
  private static final Duration CALL = Duration.ofMillis(25);
  private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Path directory;
  private final Path log;
  private final ManagementPort management = ManagementPort.free();
  private final LocalCatalogue catalogue;
  private final Topics topics = new Topics("lineweave", List.of(INPUT));
  private BrokerProcess broker;
  private ApplicationProcess application;
  private int volume;

  /**
   * Starts everything; returns once the application is processing.
   *
   * @param directory for all data
   * @param log what the application says, over all its lives
   */
  SoakWorld(Path directory, Path log) throws InterruptedException {
    this.directory = directory;
    this.log = log;
    this.broker = BrokerProcess.start(0, directory.resolve(BROKER));
    this.catalogue = LocalCatalogue.start(CatalogueSettings.onPort(0).notStrict(RACE_GAP));
    bringCatalogueBack();
    startApplication();
    while (!management().isReady()) {
      if (!application.handle().isAlive()) {
        throw new IllegalStateException("The application did not start, see " + log);
      }
      Thread.sleep(200);
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  Topics topics() {
    return topics;
  }

  LocalCatalogue catalogue() {
    return catalogue;
  }

  /** What the application says. */
  Path log() {
    return log;
  }

  ManagementPort management() {
    return management;
  }

  /** Whether the application's process is there. */
  boolean isAlive() {
    return application.handle().isAlive();
  }

  /**
   * kill -9, and at once a successor.
   *
   * @param volumeToo whether it starts with nothing but what the topics hold
   */
  void killApplication(boolean volumeToo) {
    application.kill();
    volume += volumeToo ? 1 : 0;
    startApplication();
  }

  /** kill -9, and a successor on the same port and data; returns once that answers. */
  void killBroker() {
    int port = Integer.parseInt(bootstrapServers().substring(bootstrapServers().indexOf(':') + 1));
    broker.kill();
    broker = BrokerProcess.start(port, directory.resolve(BROKER));
  }

  /** The catalogue serves no call any more. */
  void takeCatalogueAway(Absence how) {
    catalogue.faults().clear();
    catalogue.faults().add(how.fault());
  }

  /** The catalogue answers again; it takes its time for writes, so that calls are in flight. */
  void bringCatalogueBack() {
    catalogue.faults().clear();
    catalogue.faults().add(Fault.delay(CALL).on(Call.WRITE));
  }

  /** Starts another command with the same settings; what it says goes to that file. */
  ApplicationProcess command(Path says, String... arguments) {
    Map<String, String> settings = settings();
    // The service has that port, and stores of its own.
    settings.put("http.port", "0");
    settings.put("state.dir", directory.resolve("command").toString());
    return ApplicationProcess.start(settings, JVM, says, List.of(arguments));
  }

  private void startApplication() {
    application = ApplicationProcess.start(settings(), JVM, log);
  }

  /** As in production, but for what only makes a test longer. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers());
    settings.put("input.topic", INPUT);
    settings.put("purview.endpoint", catalogue.uri().toString());
    settings.put("purview.auth", "none");
    settings.put("http.port", Integer.toString(management.port()));
    settings.put("state.dir", directory.resolve("state-" + volume).toString());
    settings.put("state.memory", "64MB");
    settings.put("assemble.grace", "500ms");
    settings.put("assemble.restart-hold", "0s");
    // A first load of folders would be bound by its searches, two for each, one after the other.
    settings.put("resolve.search", "false");
    settings.put("delivery.operations-per-second", "100000");
    // A killed instance must be missed before its successor gets its work.
    settings.put("kafka.consumer.session.timeout.ms", "6000");
    // The default minute would only make the end of an outage longer.
    settings.put("delivery.backoff-most", "10s");
    return settings;
  }

  @Override
  public void close() {
    application.kill();
    catalogue.close();
    broker.close();
  }
}
