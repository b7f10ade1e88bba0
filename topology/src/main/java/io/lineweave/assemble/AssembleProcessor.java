package io.lineweave.assemble;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.openlineage.EventWriter;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.Emission;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Merges what arrives into the store; at each tick closes what is due. */
final class AssembleProcessor implements Processor<String, byte[], String, Emission>, Outlet {
  private final AssembleSettings settings;
  private final InstantSource clock;
  private final AssembleMeters meters;
  private final Optional<Replay> replay;
  private ProcessorContext<String, Emission> context;
  private Runs runs;
  private Merging merging;
  private Closing closing;

  AssembleProcessor(
      AssembleSettings settings,
      InstantSource clock,
      AssembleMeters meters,
      Optional<Replay> replay) {
    this.replay = replay;
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Emission> newContext) {
    context = newContext;
    RunStore store = new RunStore(context.getStateStore(RunStore.NAME));
    runs = new Runs(store, settings, replay.isPresent(), clock.millis());
    merging = new Merging(runs, settings, meters);
    closing = new Closing(runs, settings, clock, meters);
    meters.runs(runs.open(), runs.kept());
    context.schedule(
        settings.tick().interval(),
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> counted(this::tick));
    replay.ifPresent(it -> it.report(context.taskId().toString(), false));
  }

  private void tick() {
    replay.ifPresentOrElse(
        it -> it.report(context.taskId().toString(), closing.finish(it.isRead(), this)),
        () -> closing.tick(this));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    LineageGraph event = GraphCodec.decode(record.value());
    Arrival arrival = new Arrival(clock.millis(), written(record));
    boolean counts = replay.isEmpty() || record.headers().lastHeader(Replay.COUNTS) != null;
    switch (event.kind()) {
      case RUN ->
          counted(
              () -> {
                merging.merge(event, record.value(), arrival, this);
                if (replay.isPresent() && counts) {
                  merging.count(event);
                }
                closing.closeBeyondLimit(this);
              });
      case JOB, DATASET -> {
        if (counts) {
          closing.tellAtOnce(event, arrival, this);
        }
      }
    }
  }

  private long written(Record<String, byte[]> record) {
    long time = record.timestamp();
    return replay.isEmpty() ? time : ReplayHeader.timeIn(record.headers(), time);
  }

  /** A record's time is now, never the events' own: a clock a year ahead would stop the client. */
  @Override
  public void tell(Outcome outcome) {
    Record<String, Emission> record =
        new Record<>(outcome.key(), outcome.emission(), clock.millis());
    context.forward(
        settings.replayId().map(ReplayHeader::of).map(record::withHeaders).orElse(record));
  }

  @Override
  public void park(LineageGraph graph, DeadLetter why) {
    byte[] key = graph.id().getBytes(StandardCharsets.UTF_8);
    Original original =
        Original.of(key, EventWriter.write(graph), new RecordHeaders(), clock.millis());
    Optional<SourcePosition> position =
        context
            .recordMetadata()
            .filter(it -> it.topic() != null) // a tick has no record
            .map(it -> new SourcePosition(it.topic(), it.partition(), it.offset()));
    context.forward(DeadLetterHeaders.seal(why, position, original));
  }

  private void counted(Runnable work) {
    int open = runs.open();
    int kept = runs.kept();
    work.run();
    meters.runs(runs.open() - open, runs.kept() - kept);
  }

  @Override
  public void close() {
    if (runs != null) {
      meters.runs(-runs.open(), -runs.kept());
    }
  }
}
