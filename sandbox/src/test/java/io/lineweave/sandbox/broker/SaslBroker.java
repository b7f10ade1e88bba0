package io.lineweave.sandbox.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker whose clients have to sign in, by OAUTHBEARER with unsigned tokens or by PLAIN. As
 * Event Hubs does, it ends a session with its token.
 */
public final class SaslBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String address;

  private SaslBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  /** Starts one that knows this user. */
  public static SaslBroker start(Path data, String user, String password) throws Exception {
    BrokerSettings settings = BrokerSettings.of(0, data, false);
    format(data);
    Map<String, String> properties = new TreeMap<>(settings.properties());
    properties.put(
        "listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("sasl.enabled.mechanisms", "OAUTHBEARER,PLAIN");
    properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    properties.put(
        "listener.name.plaintext.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"broker\" password=\"broker\" user_broker=\"broker\" user_%s=\"%s\";"
                .formatted(user, password));
    properties.put(
        "listener.name.plaintext.oauthbearer.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
    properties.put("connections.max.reauth.ms", "3600000");
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    server.startup();
    return new SaslBroker(server, settings.address());
  }

  /** Where clients find it. */
  public String bootstrapServers() {
    return address;
  }

  private static void format(Path data) throws Exception {
    new Formatter()
        .setClusterId("TGluZXdlYXZlU2FuZGJveA")
        .setNodeId(BrokerSettings.NODE_ID)
        .setDirectories(List.of(data.toString()))
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
