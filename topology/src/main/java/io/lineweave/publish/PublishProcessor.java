package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.kafka.ReplayHeader;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Emission;
import io.lineweave.publish.Publish.World;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One task of publish. A record only changes the store; the catalogue is called on ticks, and its
 * answers are taken on ticks, all by the stream thread, which never waits.
 */
final class PublishProcessor implements Processor<String, byte[], String, Emission> {
  private final PublishSettings settings;
  private final GraphMapping mapping;
  private final World world;
  private final GraphRecord records = new GraphRecord();
  private final PublishMeters meters;

  private ProcessorContext<String, Emission> context;
  private Outbox out;
  private PublishTask task;

  PublishProcessor(PublishSettings settings, GraphMapping mapping, World world) {
    this.settings = settings;
    this.mapping = mapping;
    this.world = world;
    this.meters = new PublishMeters(world.meters());
  }

  @Override
  public void init(ProcessorContext<String, Emission> newContext) {
    context = newContext;
    out = new Outbox(context, world.clock());
    ProcessStore store = new ProcessStore(context.getStateStore(ProcessStore.NAME));
    KnownAssets known = KnownAssets.in(context.getStateStore(Publish.KNOWN_ASSETS));
    Confirmations confirmations = new Confirmations(world.clock());
    Ledger ledger = new Ledger(store, out, meters, confirmations);
    Room room = new Room(store, known, ledger, out, meters, confirmations);
    task = new PublishTask(settings, mapping, room, world);
    task.resume();
    task.watch(context.taskId().toString());
    context.schedule(
        settings.delivery().tick(), PunctuationType.WALL_CLOCK_TIME, timestamp -> task.tick());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Optional<String> republished = republished(record);
    if (record.value() == null && republished.isPresent()) {
      task.republish(republished.get());
      return;
    }
    Arrival arrival = arrival(record);
    records
        .read(
            record.value(),
            why -> {
              meters.unreadable();
              out.park(DeadLetters.unreadable(record, why, arrival.position()));
            })
        .ifPresent(graph -> task.take(graph, arrival, republished.isPresent()));
  }

  private Arrival arrival(Record<String, byte[]> record) {
    Optional<SourcePosition> position =
        context
            .recordMetadata()
            .map(at -> new SourcePosition(at.topic(), at.partition(), at.offset()));
    Instant now = world.clock().instant();
    Instant written = Instant.ofEpochMilli(record.timestamp());
    String key = record.key() == null ? "" : record.key();
    boolean replayed = ReplayHeader.in(record.headers()).isPresent();
    return new Arrival(key, position, written.isAfter(now) ? now : written, replayed);
  }

  private static Optional<String> republished(Record<String, byte[]> record) {
    return Optional.ofNullable(record.headers().lastHeader(Publish.REPUBLISH_HEADER))
        .map(header -> header.value() == null ? "" : new String(header.value(), UTF_8));
  }

  @Override
  public void close() {
    if (task != null) {
      task.stop();
    }
    meters.close();
  }
}
