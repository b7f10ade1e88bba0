package io.lineweave.kafka;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Record times within [0, now].
 *
 * <p>A producer's clock a year ahead would kill the client: the broker refuses such a record at the
 * repartition topic (InvalidTimestampException). A negative time means that there is none.
 */
public final class ClampedTimestamps implements TimestampExtractor {
  private final InstantSource clock;

  public ClampedTimestamps(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return clamp(record.timestamp(), clock);
  }

  /** The time in milliseconds, or now if it is negative or ahead of now. */
  public static long clamp(long timestamp, InstantSource clock) {
    long now = clock.millis();
    return timestamp < 0 ? now : Math.min(timestamp, now);
  }
}
