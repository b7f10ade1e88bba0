package io.lineweave.app.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A property of Kafka's clients that we set otherwise than Kafka does, or do not want to see
 * changed; {@code kafka.…} settings win over it.
 *
 * @param key Kafka's name of it
 * @param value our default
 * @param why the reason, for the documentation
 */
public record StreamsDefault(String key, String value, String why) {

  /** All of them. */
  public static final List<StreamsDefault> ALL =
      List.of(
          new StreamsDefault(
              StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
              StreamsConfig.AT_LEAST_ONCE,
              "Writes to the catalogue are not part of a Kafka transaction and are idempotent"
                  + " anyway; transactions would only cost, and wipe state after a kill."),
          new StreamsDefault(
              StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
              "1000",
              "Kafka's 30 s would replay 30 s of events after a kill; Event Hubs throttles more"
                  + " than 4 commits a second."),
          new StreamsDefault(
              StreamsConfig.POLL_MS_CONFIG,
              "10",
              "Answers of the catalogue are taken between two polls; with Kafka's 100 ms each call"
                  + " would wait half as long again for its answer to be seen."),
          new StreamsDefault(
              StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
              "-1",
              "No task waits for one of its topics to read another: order lies in event times. Kafka's"
                  + " 0 makes up a text about each task that has nothing to read, at each look."),
          new StreamsDefault(
              StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
              "true",
              "Internal topics are made beforehand and outlive upgrades, so their names must not"
                  + " be generated."),
          new StreamsDefault(
              StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
              "33554432",
              "Several events of a run within one commit become one changelog record."),
          new StreamsDefault(
              StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
              "0",
              "Lineage can wait for a restore; with a persistent volume there is none. Set 1 for"
                  + " take-over in seconds, at the price of a second copy."),
          new StreamsDefault(
              StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1", "The broker's default is the user's."),
          new StreamsDefault(
              StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
              "250",
              "An event may have a megabyte; Kafka's 1,000 per partition would be a gigabyte."),
          new StreamsDefault(
              StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
              "250",
              "As above."),
          new StreamsDefault(
              StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
              "earliest",
              "What was sent before the first start is lineage too."),
          new StreamsDefault(
              StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
              "30000",
              "After a kill others take over sooner than with 45 s. Must be longer than"
                  + " purview.timeout: a lost task's last call ends before its new owner's first."),
          new StreamsDefault(
              StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
              "lz4",
              "JSON shrinks well, at little cost; not on Event Hubs, which refuses lz4."),
          new StreamsDefault(
              StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
              "1000000",
              "Our records stay below 900 kB; more than this Event Hubs answers by closing the"
                  + " connection."),
          new StreamsDefault(
              StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
              "65536",
              "Graphs have kilobytes; Kafka's 16 kB would send most of them one by one."));
}
