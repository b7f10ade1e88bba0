package io.lineweave.app.eventhubs;

import com.azure.core.credential.TokenCredential;
import io.lineweave.app.settings.EventHubsSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.streams.StreamsConfig;

/** What Event Hubs wants of Kafka's clients (azure-event-hubs-for-kafka, CONFIGURATION.md). */
public final class EventHubsProperties {
  /**
   * Azure drops a connection that is idle for 240 s; so metadata is asked for, and idle connections
   * are closed, before that.
   */
  private static final String BELOW_IDLE_LIMIT = "180000";

  private EventHubsProperties() {}

  /**
   * The properties.
   *
   * @param credential asked for only if there is no connection string
   */
  public static Map<String, Object> of(
      EventHubsSettings settings, Supplier<TokenCredential> credential) {
    Map<String, Object> all = new HashMap<>(limits());
    all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
    settings
        .connectionString()
        .ifPresentOrElse(
            text -> all.putAll(plain(text)),
            () -> all.putAll(bearer(settings.host(), credential.get())));
    return all;
  }

  /** Signing in with a connection string: user name and password are Event Hubs' convention. */
  static Map<String, Object> plain(String connectionString) {
    String escaped = connectionString.replace("\\", "\\\\").replace("\"", "\\\"");
    return Map.of(
        SaslConfigs.SASL_MECHANISM,
        "PLAIN",
        SaslConfigs.SASL_JAAS_CONFIG,
        "%s required username=\"$ConnectionString\" password=\"%s\";"
            .formatted(PlainLoginModule.class.getName(), escaped));
  }

  /** Signing in with tokens for that host. */
  static Map<String, Object> bearer(String host, TokenCredential credential) {
    return Map.of(
        SaslConfigs.SASL_MECHANISM,
        OAuthBearerLoginModule.OAUTHBEARER_MECHANISM,
        SaslConfigs.SASL_JAAS_CONFIG,
        OAuthBearerLoginModule.class.getName() + " required;",
        SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
        EventHubsLogin.class.getName(),
        EventHubsLogin.CREDENTIAL,
        credential,
        EventHubsLogin.SCOPE,
        "https://" + host + "/.default");
  }

  private static Map<String, Object> limits() {
    return Map.of(
        CommonClientConfigs.METADATA_MAX_AGE_CONFIG,
        BELOW_IDLE_LIMIT,
        CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG,
        BELOW_IDLE_LIMIT,
        StreamsConfig.producerPrefix(ProducerConfig.METADATA_MAX_IDLE_CONFIG),
        BELOW_IDLE_LIMIT,
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        "60000",
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        "1000000",
        // Refused but for gzip on the larger tiers; our values are compressed where they need it.
        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
        "none",
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        "30000",
        // The newer group protocols need brokers of Kafka 4.
        StreamsConfig.GROUP_PROTOCOL_CONFIG,
        "classic");
  }
}
