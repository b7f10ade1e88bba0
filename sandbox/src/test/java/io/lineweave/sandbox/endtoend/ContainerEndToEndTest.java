package io.lineweave.sandbox.endtoend;

import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** From end to end with the broker's official image. */
@EnabledIf(value = "dockerIsAvailable", disabledReason = "no Docker engine on this machine")
class ContainerEndToEndTest extends EndToEnd {
  private final KafkaContainer broker =
      new KafkaContainer("apache/kafka:4.3.1").withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");

  static boolean dockerIsAvailable() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  String startBroker() {
    broker.start();
    return broker.getBootstrapServers();
  }

  @Override
  void stopBroker() {
    broker.stop();
  }
}
