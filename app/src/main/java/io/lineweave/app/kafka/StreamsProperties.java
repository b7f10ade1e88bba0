package io.lineweave.app.kafka;

import io.lineweave.app.settings.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka's clients are configured with: our defaults, then the user's, then what must be. */
public final class StreamsProperties {
  private StreamsProperties() {}

  /** For Kafka Streams. */
  public static Properties streams(KafkaSettings settings) {
    Map<String, String> all = new HashMap<>();
    StreamsDefault.ALL.forEach(each -> all.put(each.key(), each.value()));
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads(settings)));
    all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId());
    all.putAll(settings.properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toAbsolutePath().toString());
    return properties(all);
  }

  /** For an administration client: only what such a client knows. */
  public static Properties admin(KafkaSettings settings) {
    Map<String, String> all = new HashMap<>();
    settings.properties().forEach((key, value) -> putAdmin(all, key, value));
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-start");
    return properties(all);
  }

  private static void putAdmin(Map<String, String> all, String key, String value) {
    String name =
        key.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)
            ? key.substring(StreamsConfig.ADMIN_CLIENT_PREFIX.length())
            : key;
    if (AdminClientConfig.configNames().contains(name)) {
      all.put(name, value);
    }
  }

  // More threads than cores only wait; more than partitions have no task.
  private static int threads(KafkaSettings settings) {
    return Math.min(settings.partitions(), Runtime.getRuntime().availableProcessors());
  }

  private static Properties properties(Map<String, String> all) {
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
