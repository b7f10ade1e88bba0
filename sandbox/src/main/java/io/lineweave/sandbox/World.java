package io.lineweave.sandbox;

import io.lineweave.app.StartFailure;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.broker.TemporaryDirectory;
import io.lineweave.sandbox.catalogue.CatalogueSettings;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A broker, a catalogue and the application, on loopback ports; all of it gone when closed. */
public final class World implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final LocalCatalogue catalogue;
  private final Application application;
  private final Opened opened;

  private World(
      EmbeddedBroker broker, LocalCatalogue catalogue, Application application, Opened opened) {
    this.broker = broker;
    this.catalogue = catalogue;
    this.application = application;
    this.opened = opened;
  }

  /** Ports on 127.0.0.1; 0 takes a free one. */
  public record Ports(int kafka, int http, int catalogue) {}

  /**
   * Starts everything; the application's topics are there when this returns.
   *
   * @param silence how long a run may be silent before it closes as timed out
   * @param progress told line by line what is there
   * @throws StartFailure if the application does not start
   * @throws IllegalStateException if the broker does not, such as on a port that is taken
   */
  public static World start(Ports ports, Duration silence, Consumer<String> progress)
      throws StartFailure {
    try (Opened opened = new Opened()) {
      var state = opened.add(TemporaryDirectory.create("lineweave-state-"));
      var broker = opened.add(EmbeddedBroker.start(ports.kafka(), Optional.empty()));
      progress.accept("Kafka broker  " + broker.bootstrapServers());
      var catalogue =
          opened.add(
              LocalCatalogue.start(CatalogueSettings.onPort(ports.catalogue()).withoutOwnTypes()));
      progress.accept("Catalogue     " + catalogue.uri() + "/datamap/api/atlas/v2");
      Map<String, String> settings =
          Map.of(
              "kafka.bootstrap.servers",
              broker.bootstrapServers(),
              "purview.endpoint",
              catalogue.uri().toString(),
              "purview.auth",
              "none",
              "http.port",
              Integer.toString(ports.http()),
              "state.dir",
              state.path().toString(),
              // Few events on one small machine: fewer tasks start sooner.
              "partitions",
              "2",
              // What belongs together is sent together here, and somebody is waiting.
              "assemble.grace",
              "1s",
              "assemble.timeout",
              silence.toMillis() + "ms",
              // This catalogue is nobody's bill, and its search sees at once what was written.
              "delivery.operations-per-second",
              "1000",
              "resolve.search-pause",
              "500ms");
      var application = opened.add(Application.start(settings));
      progress.accept("Lineweave     http://127.0.0.1:" + application.httpPort() + "/health");
      return new World(broker, catalogue, application, opened.handOver());
    }
  }

  public EmbeddedBroker broker() {
    return broker;
  }

  public LocalCatalogue catalogue() {
    return catalogue;
  }

  public Application application() {
    return application;
  }

  /** Stops the application first, then what it uses. */
  @Override
  public void close() {
    opened.close();
  }
}
