package io.lineweave.sandbox.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Where a broker listens and keeps its data, and how it is set for a single small machine. */
record BrokerSettings(int port, int controllerPort, Path data, boolean returns) {
  static final String CONTROLLER = "CONTROLLER";
  static final int NODE_ID = 1;

  private static final int MAX_RECORD_BYTES = 8 << 20;

  /**
   * Settings with free ports found.
   *
   * @param port 0 takes a free one
   * @param returns whether a broker will be started on the same data again
   * @throws IllegalStateException if the port is taken
   */
  static BrokerSettings of(int port, Path data, boolean returns) {
    return new BrokerSettings(bindable(port), bindable(0), data, returns);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    addNode(properties);
    addReplication(properties);
    addFootprint(properties);
    return properties;
  }

  private void addNode(Map<String, String> properties) {
    String listener = "PLAINTEXT://" + address();
    String controller = "127.0.0.1:" + controllerPort;
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("listeners", listener + "," + CONTROLLER + "://" + controller);
    properties.put("advertised.listeners", listener);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.put("log.dirs", data.toString());
    // Only who comes back must say good-bye: else its old session blocks the port's new broker.
    properties.put("controlled.shutdown.enable", Boolean.toString(returns));
    if (returns) {
      // And after a kill nobody said it: the sooner the old session ends, the better.
      properties.put("broker.session.timeout.ms", "5000");
      properties.put("broker.heartbeat.interval.ms", "500");
    }
    properties.put("auto.create.topics.enable", "false");
    properties.put("message.max.bytes", Integer.toString(MAX_RECORD_BYTES));
    properties.put("replica.fetch.max.bytes", Integer.toString(MAX_RECORD_BYTES));
  }

  private static void addReplication(Map<String, String> properties) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.put(topic + ".replication.factor", "1");
      properties.put(topic + ".num.partitions", "1");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  /** Small, and quick to start and to stop: nobody else depends on this broker. */
  private static void addFootprint(Map<String, String> properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20));
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "2");
    properties.put("background.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "1");
    properties.put("log.segment.bytes", Integer.toString(64 << 20));
    properties.put("log.index.size.max.bytes", Integer.toString(1 << 20));
  }

  /** The port itself, or a free one for 0. */
  private static int bindable(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
  }
}
