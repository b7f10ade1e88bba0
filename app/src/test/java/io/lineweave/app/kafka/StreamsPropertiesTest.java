package io.lineweave.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.SettingSources;
import io.lineweave.app.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StreamsPropertiesTest {
  private final RocksDbMemory memory = new RocksDbMemory(20_000_000);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void shouldBeTakenByKafkaStreams() {
    StreamsConfig config = new StreamsConfig(properties(Map.of()));

    assertThat(config.getMainConsumerConfigs("group", "client", 1))
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("session.timeout.ms", "30000");
    assertThat(config.getProducerConfigs("client")).containsEntry("compression.type", "lz4");
  }

  @Test
  void shouldLetTheUserWin() {
    Properties properties =
        properties(
            Map.of("kafka.commit.interval.ms", "5000", "kafka.producer.compression.type", "zstd"));

    assertThat(properties)
        .containsEntry("commit.interval.ms", "5000")
        .containsEntry("producer.compression.type", "zstd");
  }

  @Test
  void shouldLetTheUserWinWithoutAPrefixToo() {
    StreamsConfig config =
        new StreamsConfig(
            properties(
                Map.of(
                    "kafka.auto.offset.reset", "latest",
                    "kafka.session.timeout.ms", "60000",
                    "kafka.consumer.session.timeout.ms", "50000",
                    "kafka.compression.type", "zstd")));

    assertThat(config.getMainConsumerConfigs("group", "client", 1))
        .containsEntry("auto.offset.reset", "latest")
        .containsEntry("session.timeout.ms", "50000")
        .containsEntry("max.poll.records", "250");
    assertThat(config.getProducerConfigs("client")).containsEntry("compression.type", "zstd");
  }

  @Test
  void shouldKeepWhatTheSettingsSayOfIdentityAndPlace() {
    assertThat(properties(Map.of("kafka.application.id", "other")))
        .containsEntry("application.id", "lineweave");
  }

  @Test
  void shouldDoWhatEventHubsWants() {
    StreamsConfig config =
        new StreamsConfig(
            new StreamsProperties(eventHubs(), StreamsPropertiesTest::credential).streams(memory));

    assertThat(config.getProducerConfigs("client"))
        .containsEntry("compression.type", "none")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "OAUTHBEARER")
        .containsEntry("connections.max.idle.ms", "180000")
        .containsKey("lineweave.eventhubs.credential");
    assertThat(config.getMainConsumerConfigs("group", "client", 1))
        .containsEntry("metadata.max.age.ms", "180000")
        .containsKey("lineweave.eventhubs.credential");
    assertThat(config.getAdminConfigs("client"))
        .containsEntry("request.timeout.ms", "60000")
        .containsKey("lineweave.eventhubs.credential");
  }

  @Test
  void shouldLetCommandsReadAndWriteWithTheSameLogin() {
    StreamsProperties properties =
        new StreamsProperties(eventHubs(), StreamsPropertiesTest::credential);

    assertThat(List.of(properties.reader(), properties.writer()))
        .allSatisfy(
            each ->
                assertThat(each)
                    .containsEntry("security.protocol", "SASL_SSL")
                    .containsEntry("sasl.mechanism", "OAUTHBEARER")
                    .containsKey("lineweave.eventhubs.credential")
                    .doesNotContainKeys("group.id", "transactional.id"));
    assertThat(properties.writer())
        .containsEntry("acks", "all")
        .containsEntry("compression.type", "none")
        .containsEntry("max.request.size", "1000000");
  }

  @Test
  void shouldGiveAnAdministrationClientNoMoreThanItKnows() {
    Properties admin =
        new StreamsProperties(eventHubs(), StreamsPropertiesTest::credential).admin();

    assertThat(admin)
        .containsEntry("bootstrap.servers", "contoso.servicebus.windows.net:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .doesNotContainKey("producer.compression.type");
  }

  @Test
  void shouldGiveEachDefaultOnceAndWithAReason() {
    assertThat(StreamsDefault.ALL).extracting(StreamsDefault::key).doesNotHaveDuplicates();
    assertThat(StreamsDefault.ALL).allMatch(each -> each.why().endsWith("."));
  }

  private Properties properties(Map<String, String> more) {
    Map<String, String> given = new HashMap<>(more);
    given.put("kafka.bootstrap.servers", "broker:9092");
    given.put("purview.endpoint", "https://c");
    Settings settings = Settings.load(SettingSources.of(given));
    return new StreamsProperties(settings.kafka(), StreamsPropertiesTest::credential)
        .streams(memory);
  }

  private static KafkaSettings eventHubs() {
    return Settings.load(
            SettingSources.of(
                Map.of("eventhubs.namespace", "contoso", "purview.endpoint", "https://c")))
        .kafka();
  }

  private static TokenCredential credential() {
    return request -> Mono.empty();
  }
}
