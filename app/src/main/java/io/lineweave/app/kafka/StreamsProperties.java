package io.lineweave.app.kafka;

import com.azure.core.credential.TokenCredential;
import io.lineweave.app.eventhubs.EventHubsProperties;
import io.lineweave.app.settings.KafkaSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What Kafka's clients are configured with: our defaults, what Event Hubs wants, what the user
 * passes on, and at last what must be.
 */
public final class StreamsProperties {
  private static final int LARGEST_REQUEST = 104_857_600;

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
    settings.properties().keySet().forEach(key -> giveWay(all, key));
    all.putAll(settings.properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toAbsolutePath().toString());
    return properties(all);
  }

  /** For an administration client: only what such a client knows. */
  public Properties admin() {
    Map<String, Object> all =
        known(StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configNames());
    all.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-start");
    return properties(all);
  }

  /** For a consumer of its own, in no group, that only looks: only what such a client knows. */
  public Properties reader() {
    Map<String, Object> all = known(StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configNames());
    List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG)
        .forEach(all::remove);
    // Who looks is soon done, and would wait for the answer to a fetch that nobody needs any more.
    all.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
    all.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-look");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return properties(all);
  }

  /**
   * For a producer of its own that puts records back: only what such a client knows. A record may
   * be as large as the broker takes, for it was on the broker before.
   */
  public Properties writer() {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(LARGEST_REQUEST));
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(2L * LARGEST_REQUEST));
    all.putAll(known(StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configNames()));
    all.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-redrive");
    return properties(all);
  }

  private Map<String, Object> known(String prefix, Set<String> names) {
    Map<String, Object> all = new HashMap<>();
    for (Map<String, ?> given : List.of(eventHubs, settings.properties())) {
      given.forEach(
          (key, value) -> {
            String name = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
            if (names.contains(name) || name.startsWith("lineweave.")) {
              all.put(name, value);
            }
          });
    }
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    return all;
  }

  // To Kafka Streams a prefixed name is the stronger one: our default would win over the user.
  private static void giveWay(Map<String, Object> defaults, String key) {
    List.of(StreamsConfig.CONSUMER_PREFIX, StreamsConfig.PRODUCER_PREFIX)
        .forEach(prefix -> defaults.remove(prefix + key));
  }

  // More threads than cores only wait; more than partitions have no task.
  private int threads() {
    return Math.min(settings.partitions(), Runtime.getRuntime().availableProcessors());
  }

  // Nobody calls this address. Kafka Streams tells every instance the addresses of all, which is
  // how an instance knows how many share the catalogue's rate; so it only has to be its own.
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
