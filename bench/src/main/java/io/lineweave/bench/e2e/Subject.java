package io.lineweave.bench.e2e;

import io.lineweave.app.kafka.RocksDbMemory;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import io.lineweave.bench.Flow;
import io.lineweave.sandbox.Application;
import io.lineweave.sandbox.process.ChildJvm;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** What is measured; each with the same Kafka settings. */
enum Subject {
  /** Floor A. */
  FLOOR("floor A"),
  /** From events to graphs, without the catalogue's rooms. */
  ROOMS("rooms 1 and 2"),
  /** All that {@code lineweave run} runs. */
  SERVICE("the service");

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** How people call it. */
  String label() {
    return label;
  }

  /** Kafka Streams' application id. */
  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Where its events come from; each has its own, of the same events. */
  String input() {
    return id() + ".events";
  }

  /** How long it waits for more of a run that has ended. */
  Duration grace() {
    return this == FLOOR ? Duration.ZERO : Rig.GRACE;
  }

  /** Where its results go. */
  String output() {
    return this == SERVICE ? "lineweave.graphs" : id() + ".graphs";
  }

  /** The topic between its two halves. */
  String repartition() {
    return id() + "-by-run-repartition";
  }

  /** The changelog of its runs. */
  String changelog() {
    return id() + "-runs-changelog";
  }

  /**
   * The child: runs until it is ended, or its parent is gone.
   *
   * @param arguments which subject, then settings as {@code key=value}
   */
  public static void main(String[] arguments) throws Exception {
    ChildJvm.endWithParent();
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      given.put(setting[0], setting[1]);
    }
    valueOf(arguments[0]).run(given);
    new CountDownLatch(1).await();
  }

  private void run(Map<String, String> given) throws Exception {
    switch (this) {
      case SERVICE -> {
        Application service = Application.start(given);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
      }
      case FLOOR, ROOMS -> {
        Settings settings = Settings.load(SettingSources.of(given));
        KafkaStreams streams = new KafkaStreams(topology(settings), properties(settings.kafka()));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
      }
    }
  }

  private Topology topology(Settings settings) {
    int partitions = settings.kafka().partitions();
    return this == FLOOR
        ? Floor.topology(input(), output(), partitions)
        : new Flow(input(), output(), partitions)
            .topology(settings.topology().intake(), settings.topology().assemble());
  }

  @SuppressWarnings("MustBeClosedChecker") // the memory goes with the process
  private static Properties properties(KafkaSettings settings) {
    StreamsProperties properties =
        new StreamsProperties(
            settings,
            () -> {
              throw new IllegalStateException("no Event Hubs here");
            });
    return properties.streams(new RocksDbMemory(settings.stateMemory()));
  }
}
