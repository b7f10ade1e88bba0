package io.lineweave.sandbox.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** From end to end with the broker's official image; skipped where there is no Docker engine. */
class ContainerEndToEndTest extends EndToEnd {
  private KafkaContainer broker;

  @Override
  String startBroker() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "no Docker engine on this machine");
    broker = new KafkaContainer("apache/kafka:4.3.1").withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");
    broker.start();
    return broker.getBootstrapServers();
  }

  @Override
  void stopBroker() {
    if (broker != null) {
      broker.stop();
    }
  }
}
