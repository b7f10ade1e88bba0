package io.lineweave.app;

import io.lineweave.app.http.Health;
import io.lineweave.app.http.ManagementServer;
import io.lineweave.app.kafka.Departure;
import io.lineweave.app.kafka.RestoreLog;
import io.lineweave.app.kafka.RocksDbMemory;
import io.lineweave.app.kafka.ThreadReplacement;
import io.lineweave.app.kafka.TopicCreation;
import io.lineweave.app.metrics.Measurements;
import io.lineweave.app.metrics.ServiceMetrics;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.Settings;
import io.lineweave.catalogue.Catalogue;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service: topics, Kafka Streams, health and metrics. The program runs one, the sandbox
 * runs the same one in its own process.
 *
 * <p>Threading: one thread starts and closes it; any may ask how it is.
 */
public final class LineweaveService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LineweaveService.class);

  /** How long a stop may take; a supervisor must allow more before it kills. */
  public static final Duration DRAIN = Duration.ofSeconds(25);

  private final KafkaSettings kafka;
  private final Instance instance;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger instances = new AtomicInteger(1);
  private final ThreadReplacement replacement;
  private final RocksDbMemory memory;
  private final Properties properties;
  private final KafkaStreams streams;
  private final Measurements measurements;
  private final ManagementServer http;

  /** The service, writing to the catalogue that the settings name. */
  public static LineweaveService of(Settings settings, PrometheusMeterRegistry registry) {
    return new LineweaveService(settings, Instance.of(settings, registry), registry);
  }

  /** The service, writing to this catalogue. */
  public LineweaveService(
      Settings settings, Catalogue catalogue, PrometheusMeterRegistry registry) {
    this(settings, Instance.of(settings, catalogue, registry), registry);
  }

  LineweaveService(Settings settings, Instance instance, PrometheusMeterRegistry registry) {
    this.kafka = settings.kafka();
    this.instance = instance;
    this.replacement = new ThreadReplacement(InstantSource.system(), this::pause);
    this.memory = new RocksDbMemory(kafka.stateMemory());
    this.properties = instance.properties().streams(memory);
    this.streams = new KafkaStreams(instance.topology(), properties);
    this.http = new ManagementServer(settings.http(), this::health, registry);
    this.measurements =
        new Measurements(
            registry,
            streams,
            new ServiceMetrics(this::health, instance.gate(), replacement::deaths, instances::get));
    streams.setStateListener(this::changed);
    streams.setGlobalStateRestoreListener(new RestoreLog());
    streams.setUncaughtExceptionHandler(replacement);
  }

  /**
   * Listens, makes the topics that are missing, starts processing, and returns.
   *
   * @throws StartFailure with the mend in its message; close the service then
   */
  public void start() throws StartFailure {
    http.start();
    log.info("health and metrics on port {}", http.port());
    try (Admin admin = Admin.create(instance.properties().admin())) {
      new TopicCreation(admin, kafka.partitions()).ensure(kafka.topics().all());
    }
    instance.preparation().run();
    streams.start();
  }

  /** How it is. */
  public Health health() {
    return replacement.givenUp().isDone() ? Health.FAILED : Health.of(streams.state());
  }

  /**
   * Completes with the cause when processing has failed for good; the service wants closing then.
   */
  public CompletableFuture<Throwable> failure() {
    return replacement.givenUp();
  }

  /** The port of health and metrics. */
  public int httpPort() {
    return http.port();
  }

  /** As {@link #stop}, for those who do not mind how it went; nothing if that was done. */
  @Override
  public void close() {
    if (closing.getCount() > 0) {
      stop();
    }
  }

  /**
   * Stops: what was taken is finished, offsets are committed, stores are closed.
   *
   * @return whether all that was done within {@link #DRAIN}
   */
  public boolean stop() {
    closing.countDown();
    boolean clean = streams.close(Departure.within(DRAIN, properties));
    measurements.close();
    http.close();
    if (clean) {
      memory.close();
    }
    log.info(clean ? "stopped" : "not stopped within " + DRAIN);
    return clean;
  }

  private void pause(Duration time) {
    try {
      boolean ending = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
      log.debug("pause over, ending: {}", ending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void changed(State now, State before) {
    log.info("{} (was {})", now, before);
    if (now == State.ERROR) {
      replacement.ended();
    }
    if (now == State.RUNNING) {
      instances.set(streams.metadataForAllStreamsClients().size());
      instance.gate().share(instances.get());
    }
  }
}
