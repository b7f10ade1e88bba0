package io.lineweave.app.kafka;

import com.azure.core.credential.TokenCredential;
import io.lineweave.app.eventhubs.EventHubsProperties;
import io.lineweave.app.settings.KafkaSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What Kafka's clients are configured with: our defaults, what Event Hubs wants, what the user
 * passes on, and at last what must be.
 */
public final class StreamsProperties {
  private final KafkaSettings settings;
  private final Map<String, Object> eventHubs;

  /** The properties for a broker; the credential is for Event Hubs only. */
  public StreamsProperties(KafkaSettings settings, Supplier<TokenCredential> credential) {
    this.settings = settings;
    this.eventHubs =
        settings.eventHubs().map(each -> EventHubsProperties.of(each, credential)).orElse(Map.of());
  }

  /** For Kafka Streams, whose stores share that memory. */
  public Properties streams(RocksDbMemory memory) {
    Map<String, Object> all = new HashMap<>();
    StreamsDefault.ALL.forEach(each -> all.put(each.key(), each.value()));
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads()));
    all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, identity());
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
    all.put(BoundedRocksDb.MEMORY, memory);
    all.putAll(eventHubs);
    all.putAll(settings.properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toAbsolutePath().toString());
    return properties(all);
  }

  /** For an administration client: only what such a client knows. */
  public Properties admin() {
    Map<String, Object> all = new HashMap<>();
    eventHubs.forEach((key, value) -> putAdmin(all, key, value));
    settings.properties().forEach((key, value) -> putAdmin(all, key, value));
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-start");
    return properties(all);
  }

  private static void putAdmin(Map<String, Object> all, String key, Object value) {
    String name =
        key.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)
            ? key.substring(StreamsConfig.ADMIN_CLIENT_PREFIX.length())
            : key;
    if (AdminClientConfig.configNames().contains(name) || name.startsWith("lineweave.")) {
      all.put(name, value);
    }
  }

  // More threads than cores only wait; more than partitions have no task.
  private int threads() {
    return Math.min(settings.partitions(), Runtime.getRuntime().availableProcessors());
  }

  // Nobody calls this address. Kafka Streams tells every instance the addresses of all, which is
  // how
  // an instance knows how many share the catalogue's rate; so it only has to be its own.
  private static String identity() {
    int port = ThreadLocalRandom.current().nextInt(1, 65_536);
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + port;
    } catch (UnknownHostException e) {
      return "localhost:" + port;
    }
  }

  private static Properties properties(Map<String, Object> all) {
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
