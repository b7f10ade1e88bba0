package io.lineweave.app.http;

import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams.State;

/** How the service is. */
public enum Health {
  /** Topics are made, state is restored, or partitions are being assigned. */
  STARTING,
  /** Processing. */
  RUNNING,
  /** On its way out, as asked. */
  STOPPING,
  /** Dead; only a restart helps. */
  FAILED;

  /** How a service is whose Kafka Streams is in that state. */
  public static Health of(State streams) {
    return switch (streams) {
      case CREATED, REBALANCING -> STARTING;
      case RUNNING -> RUNNING;
      case PENDING_SHUTDOWN, NOT_RUNNING -> STOPPING;
      case PENDING_ERROR, ERROR -> FAILED;
    };
  }

  /** Whether a restart would not help. */
  public boolean live() {
    return this != FAILED;
  }

  /** Whether it is processing: running, and restored. */
  public boolean ready() {
    return this == RUNNING;
  }

  /** For people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
