package io.lineweave.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  @Test
  void shouldKeepItsDataOverARestartOnTheSamePort(@TempDir Path data) throws Exception {
    int port;
    try (var broker = EmbeddedBroker.start(0, Optional.of(data))) {
      port = portOf(broker.bootstrapServers());
      createTopic(broker.bootstrapServers());
    }
    try (var broker = EmbeddedBroker.start(port, Optional.of(data))) {
      assertThat(portOf(broker.bootstrapServers())).isEqualTo(port);
      assertThat(partitions(broker.bootstrapServers())).isEqualTo(3);
    }
  }

  @Test
  void shouldKeepItsDataOverAKill(@TempDir Path data) throws Exception {
    int port;
    try (var process = BrokerProcess.start(0, data)) {
      port = portOf(process.bootstrapServers());
      createTopic(process.bootstrapServers());
      process.kill();
    }
    try (var process = BrokerProcess.start(port, data)) {
      assertThat(portOf(process.bootstrapServers())).isEqualTo(port);
      assertThat(partitions(process.bootstrapServers())).isEqualTo(3);
    }
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    try (var broker = EmbeddedBroker.start()) {
      assertThatThrownBy(
              () -> EmbeddedBroker.start(portOf(broker.bootstrapServers()), Optional.empty()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(broker.bootstrapServers());
    }
  }

  private static int portOf(String address) {
    return Integer.parseInt(address.split(":", 2)[1]);
  }

  private static void createTopic(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
    }
  }

  private static int partitions(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      var topics = admin.describeTopics(List.of("kept")).allTopicNames().get();
      return topics.get("kept").partitions().size();
    }
  }
}
