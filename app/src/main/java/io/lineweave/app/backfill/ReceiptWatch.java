package io.lineweave.app.backfill;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.Groups;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.backfill.Tally;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Waits for what the live service makes of the graphs that were appended. */
public final class ReceiptWatch {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Longer than a restart or a rebalance of the service. */
  private static final Duration ABSENCE = Duration.ofSeconds(20);

  private final StreamsProperties properties;
  private final Groups groups;
  private final String service;
  private final Steps steps;
  private final InstantSource clock;
  private final Deserializer<Receipt> receipts = JsonSerde.of(Receipt.class).deserializer();

  /** A watch on the service with that application id. */
  ReceiptWatch(StreamsProperties properties, Groups groups, String service, Steps steps) {
    this.properties = properties;
    this.groups = groups;
    this.service = service;
    this.steps = steps;
    this.clock = InstantSource.system();
  }

  /** Why the waiting is over. */
  public enum End {
    /** Every run has its receipt. */
    SETTLED,
    /** Nobody is there who would publish. */
    NO_SERVICE,
    /** No receipt came for as long as was to be waited. */
    NO_PROGRESS
  }

  /**
   * Reads receipts until all runs are settled, or it is no use to wait.
   *
   * @param from where the receipts were when the backfill began
   */
  End await(Tally tally, Map<TopicPartition, Long> from, Duration patience) throws StartFailure {
    try (Consumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                properties.reader(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Steps.Step step = steps.begin("waiting for receipts", tally.runs())) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      Instant progress = clock.instant();
      Instant seen = clock.instant();
      while (tally.waiting() > 0) {
        if (enter(consumer, tally)) {
          progress = clock.instant();
        }
        step.to(tally.runs() - tally.waiting());
        Instant now = clock.instant();
        seen = groups.members(service) > 0 ? now : seen;
        Optional<End> end =
            end(Duration.between(seen, now), Duration.between(progress, now), patience);
        if (end.isPresent() && tally.waiting() > 0) {
          return end.get();
        }
      }
      return End.SETTLED;
    }
  }

  private static Optional<End> end(Duration absent, Duration silent, Duration patience) {
    if (absent.compareTo(ABSENCE.compareTo(patience) < 0 ? ABSENCE : patience) >= 0) {
      return Optional.of(End.NO_SERVICE);
    }
    return silent.compareTo(patience) >= 0 ? Optional.of(End.NO_PROGRESS) : Optional.empty();
  }

  private boolean enter(Consumer<byte[], byte[]> consumer, Tally tally) {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      any |=
          Optional.ofNullable(receipts.deserialize(record.topic(), record.value()))
              .filter(tally::received)
              .isPresent();
    }
    return any;
  }
}
