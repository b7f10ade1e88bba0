package io.lineweave.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Event Hubs namespace as the broker.
 *
 * @param host its full host name
 * @param connectionString how to sign in; without one by Microsoft Entra ID
 */
public record EventHubsSettings(String host, Optional<String> connectionString) {
  private static final String PUBLIC_CLOUD = ".servicebus.windows.net";
  private static final Pattern ENDPOINT =
      Pattern.compile("(?i)Endpoint=sb://([a-z0-9.-]+)/?(:\\d+)?;.*SharedAccessKey.*");

  static final Setting<String> NAMESPACE =
      Setting.of(
          "eventhubs.namespace",
          Kinds.matching(
              "a namespace (contoso), or its host name (contoso.servicebus.windows.net)",
              "[A-Za-z][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)*"),
          "Event Hubs as the broker, signing in with Microsoft Entra ID; instead of"
              + " kafka.bootstrap.servers.");
  static final Setting<String> CONNECTION_STRING =
      Setting.of(
              "eventhubs.connection-string",
              Kinds.matching("Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…", ENDPOINT),
              "Event Hubs as the broker, signing in with a connection string.")
          .hidden();

  static final List<Setting<?>> ALL = List.of(NAMESPACE, CONNECTION_STRING);

  static Optional<EventHubsSettings> from(Values values) {
    Optional<String> namespace = values.optional(NAMESPACE);
    Optional<String> connection = values.optional(CONNECTION_STRING);
    if (namespace.isPresent() && connection.isPresent()) {
      throw values.contradiction(NAMESPACE, "must not be set with eventhubs.connection-string");
    }
    return namespace
        .map(name -> new EventHubsSettings(host(name), Optional.empty()))
        .or(() -> connection.map(text -> new EventHubsSettings(hostIn(text), connection)));
  }

  /** Where Kafka's clients find it. */
  public String bootstrapServers() {
    return host + ":9093";
  }

  private static String host(String namespace) {
    return namespace.contains(".") ? namespace : namespace + PUBLIC_CLOUD;
  }

  private static String hostIn(String connectionString) {
    Matcher endpoint = ENDPOINT.matcher(connectionString);
    return endpoint.matches() ? endpoint.group(1) : "";
  }
}
