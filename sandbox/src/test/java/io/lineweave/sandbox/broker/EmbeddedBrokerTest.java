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
      port = portOf(broker);
      try (Admin admin = admin(broker)) {
        admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
      }
    }
    try (var broker = EmbeddedBroker.start(port, Optional.of(data));
        Admin admin = admin(broker)) {
      assertThat(portOf(broker)).isEqualTo(port);
      assertThat(
              admin.describeTopics(List.of("kept")).allTopicNames().get().get("kept").partitions())
          .hasSize(3);
    }
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    try (var broker = EmbeddedBroker.start()) {
      assertThatThrownBy(() -> EmbeddedBroker.start(portOf(broker), Optional.empty()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(broker.bootstrapServers());
    }
  }

  private static int portOf(EmbeddedBroker broker) {
    return Integer.parseInt(broker.bootstrapServers().split(":", 2)[1]);
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
