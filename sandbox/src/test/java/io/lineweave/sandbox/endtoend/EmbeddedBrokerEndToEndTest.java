package io.lineweave.sandbox.endtoend;

import io.lineweave.sandbox.broker.EmbeddedBroker;

/** From end to end with the broker in this JVM. */
class EmbeddedBrokerEndToEndTest extends EndToEnd {
  private EmbeddedBroker broker;

  @Override
  String startBroker() {
    broker = EmbeddedBroker.start();
    return broker.bootstrapServers();
  }

  @Override
  void stopBroker() {
    broker.close();
  }
}
