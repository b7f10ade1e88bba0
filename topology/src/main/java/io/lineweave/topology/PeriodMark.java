package io.lineweave.topology;

import io.lineweave.assemble.Replay;
import io.lineweave.backfill.Period;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.outcome.Emission;
import java.time.InstantSource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Marks what lies in the period by its record time, and then gives it the time of now: brokers
 * refuse records that are too old (Event Hubs after 90 days), or delete them by their age.
 */
final class PeriodMark extends ContextualProcessor<String, Emission, String, Emission> {
  private static final byte[] NOTHING = {};

  private final Period period;
  private final InstantSource clock;

  PeriodMark(Period period, InstantSource clock) {
    this.period = period;
    this.clock = clock;
  }

  @Override
  public void process(Record<String, Emission> record) {
    Headers headers = ReplayHeader.at(record.timestamp());
    if (period.contains(record.timestamp())) {
      headers.add(Replay.COUNTS, NOTHING);
    }
    context().forward(record.withTimestamp(clock.millis()).withHeaders(headers));
  }
}
