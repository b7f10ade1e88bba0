package io.lineweave.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this JVM: KRaft, one node, loopback only.
 *
 * <p>{@link #start} returns when the broker answers; that takes 3 to 10 seconds. Topics are not
 * created by use. Records up to 8 MiB are accepted, so that tests can send what is too large for
 * others.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** Fixed, so that a data directory is known again; the encoding of "LineweaveSandbox". */
  private static final String CLUSTER_ID = "TGluZXdlYXZlU2FuZGJveA";

  private static final int START_TRIES = 3;

  private final KafkaRaftServer server;
  private final String address;
  private final Optional<TemporaryDirectory> temporary;

  private EmbeddedBroker(
      KafkaRaftServer server, String address, Optional<TemporaryDirectory> temporary) {
    this.server = server;
    this.address = address;
    this.temporary = temporary;
  }

  /** A broker on a free port whose data goes with it. */
  public static EmbeddedBroker start() {
    return start(0, Optional.empty());
  }

  /**
   * Starts a broker.
   *
   * @param port where it listens on 127.0.0.1; 0 takes a free one
   * @param data where it keeps its data over a restart; if empty, in a temporary directory that
   *     {@link #close} deletes
   * @throws IllegalStateException if it does not come up, such as on a port that is taken
   */
  public static EmbeddedBroker start(int port, Optional<Path> data) {
    // A fatal error would halt this JVM, and with it whoever runs a broker inside.
    Exit.setHaltProcedure(EmbeddedBroker::refuseToHalt);
    // Between finding a free port and binding it, somebody else may take it.
    int tries = port == 0 ? START_TRIES : 1;
    while (true) {
      try {
        return tryStart(port, data);
      } catch (IllegalStateException e) {
        if (--tries == 0) {
          throw e;
        }
        LOG.warn("The broker did not start and is tried again: {}", e.getMessage());
      }
    }
  }

  /** Where clients find it, as {@code bootstrap.servers} wants it. */
  public String bootstrapServers() {
    return address;
  }

  /** Stops the broker; its data stay if a directory was given. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    temporary.ifPresent(TemporaryDirectory::close);
  }

  private static EmbeddedBroker tryStart(int port, Optional<Path> data) {
    if (data.isPresent()) {
      BrokerSettings settings = BrokerSettings.of(port, data.get(), true);
      return new EmbeddedBroker(started(settings), settings.address(), Optional.empty());
    }
    TemporaryDirectory temporary = TemporaryDirectory.create("lineweave-broker-");
    try {
      BrokerSettings settings = BrokerSettings.of(port, temporary.path(), false);
      return new EmbeddedBroker(started(settings), settings.address(), Optional.of(temporary));
    } catch (IllegalStateException e) {
      temporary.close();
      throw e;
    }
  }

  private static KafkaRaftServer started(BrokerSettings settings) {
    format(settings);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
    try {
      server.startup();
      awaitAnswer(settings.address());
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new IllegalStateException(
          "No Kafka broker on " + settings.address() + ": " + e.getMessage(), e);
    }
  }

  private static void format(BrokerSettings settings) {
    String directory = settings.data().toString();
    try {
      Files.createDirectories(settings.data());
      new Formatter()
          .setClusterId(CLUSTER_ID)
          .setNodeId(BrokerSettings.NODE_ID)
          .setDirectories(List.of(directory))
          .setMetadataLogDirectory(directory)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + directory + ": " + e.getMessage(), e);
    }
  }

  private static void awaitAnswer(String address) {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it started", e);
    }
  }

  private static void refuseToHalt(int status, String message) {
    LOG.error("The Kafka broker failed (status {}): {}", status, message);
    throw new IllegalStateException("the Kafka broker failed: " + message);
  }
}
