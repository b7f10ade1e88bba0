package io.lineweave.sandbox;

import io.lineweave.app.LineweaveService;
import io.lineweave.app.StartFailure;
import io.lineweave.app.metrics.MetricsRegistry;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import io.lineweave.topology.Topics;
import java.util.Map;

/**
 * The application in this JVM: the same code, settings and topology that {@code lineweave run} runs
 * in production.
 */
public final class Application implements AutoCloseable {
  private final LineweaveService service;
  private final Topics topics;

  private Application(LineweaveService service, Topics topics) {
    this.service = service;
    this.topics = topics;
  }

  /**
   * Starts it. It has made its topics when this returns, and goes on starting.
   *
   * @param given settings by their names in the settings file
   * @throws StartFailure with the mend in its message
   */
  public static Application start(Map<String, String> given) throws StartFailure {
    Settings settings = Settings.load(SettingSources.of(given));
    LineweaveService service = LineweaveService.of(settings, MetricsRegistry.prometheus());
    try {
      service.start();
    } catch (StartFailure | RuntimeException e) {
      service.close();
      throw e;
    }
    return new Application(service, settings.topology().topics());
  }

  /** The topics it reads and writes. */
  public Topics topics() {
    return topics;
  }

  /** Port of health and metrics, on 127.0.0.1. */
  public int httpPort() {
    return service.httpPort();
  }

  /** Why it stopped processing for good; empty text while it has not. */
  public String failure() {
    return service.failure().isDone() ? String.valueOf(service.failure().join()) : "";
  }

  @Override
  public void close() {
    service.close();
  }
}
