package io.lineweave.app.backfill;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.TopicScan;
import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.Tally;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.publish.GraphRecord;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Finds what a backfill appended to the graphs, in whatever life. */
record AppendedGraphs(String topic, StreamsProperties properties) {

  /** A tally of the runs whose graphs were appended under the plan's id since then. */
  Tally of(BackfillPlan plan, Instant since) throws StartFailure {
    Tally tally = new Tally();
    GraphRecord reader = new GraphRecord();
    new TopicScan(topic, properties.reader())
        .read(
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Optional.of(since),
            record -> enter(record, plan, reader, tally));
    return tally;
  }

  private static void enter(
      ConsumerRecord<byte[], byte[]> record, BackfillPlan plan, GraphRecord reader, Tally tally) {
    if (ReplayHeader.in(record.headers()).filter(plan.replayId()::equals).isPresent()) {
      reader
          .read(record.value(), why -> {})
          .ifPresent(
              graph ->
                  tally.appended(
                      graph.id(),
                      new SourcePosition(record.topic(), record.partition(), record.offset())));
    }
  }
}
