package io.lineweave.intake;

import io.lineweave.kafka.ClampedTimestamps;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Emission;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Screens a record and forwards what became of it. */
final class IntakeProcessor implements Processor<byte[], byte[], String, Emission> {
  private final Screening screening;
  private final InstantSource clock;
  private final IntakeMeters meters;
  private ProcessorContext<String, Emission> context;

  IntakeProcessor(Screening screening, InstantSource clock, IntakeMeters meters) {
    this.screening = screening;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
    List<Verdict> verdicts = screening.screen(topic, record.value());
    meters.in(record.value(), verdicts.size());
    long time = ClampedTimestamps.clamp(record.timestamp(), clock);
    verdicts.forEach(verdict -> verdict.tell(new Forward(record, time)));
  }

  /** Forwards the verdicts on one record. */
  private final class Forward implements Verdict.Listener {
    private final Record<byte[], byte[]> record;
    private final long time;

    Forward(Record<byte[], byte[]> record, long time) {
      this.record = record;
      this.time = time;
    }

    /** A stranger's headers do not travel on. */
    @Override
    public void kept(Verdict.Kept kept) {
      meters.kept(kept);
      Emission event = new Emission.Event(kept.event().graph());
      context.forward(new Record<>(kept.event().graph().id(), event, time));
    }

    @Override
    public void dropped(Verdict.Dropped dropped) {
      meters.dropped(dropped);
    }

    @Override
    public void rejected(Verdict.Rejected rejected) {
      meters.rejected(rejected.why());
      Original original =
          new Original(record.key(), rejected.value(), record.headers(), time, rejected.index());
      context.forward(DeadLetterHeaders.seal(rejected.why(), position(), original));
    }

    private Optional<SourcePosition> position() {
      return context
          .recordMetadata()
          .map(it -> new SourcePosition(it.topic(), it.partition(), it.offset()));
    }
  }
}
