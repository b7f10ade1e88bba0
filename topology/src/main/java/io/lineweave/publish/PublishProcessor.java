package io.lineweave.publish;

import io.lineweave.delivery.Line;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.Emission;
import io.lineweave.publish.Publish.World;
import io.lineweave.publish.PublishSettings.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private Room room;
  private Line line;
  private WaitingRoom waiting;
  private Placeholders placeholders;
  private Patience patience;
  private Courier courier;
  private Reception reception;
  private List<RunState> runsBefore = new ArrayList<>();

  PublishProcessor(PublishSettings settings, GraphMapping mapping, World world) {
    this.settings = settings;
    this.mapping = mapping;
    this.world = world;
    this.meters = new PublishMeters(world.meters());
  }

  @Override
  public void init(ProcessorContext<String, Emission> newContext) {
    context = newContext;
    ProcessStore store = new ProcessStore(context.getStateStore(ProcessStore.NAME));
    KnownAssets known = KnownAssets.in(context.getStateStore(Publish.KNOWN_ASSETS));
    Outbox out = new Outbox(context, world.clock());
    Confirmations confirmations = new Confirmations(world.clock());
    Ledger ledger = new Ledger(store, out, meters, confirmations);
    room = new Room(store, known, ledger, out, meters, confirmations);
    line = new Line("publish", settings.delivery(), world.gate(), world.clock(), world.meters());
    waiting = new WaitingRoom(known, world.clock(), this::enqueue, this::askAgain);
    placeholders = new Placeholders(known, this::reopen);
    patience = new Patience(settings.waitingAfter(), world.clock());
    Clerk clerk = new Clerk(settings, room, waiting, placeholders);
    courier = new Courier(settings, world.catalogue(), line, world.clock(), clerk);
    reception = new Reception(room, mapping, this::dirtied);
    store.scan(this::resume, (runId, run) -> runsBefore.add(run));
    String task = context.taskId().toString();
    meters.watch("queued", task, courier::queued);
    meters.watch("waiting", task, waiting::waiting);
    meters.watch("placeholders", task, placeholders::size);
    context.schedule(
        settings.delivery().tick(), PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Optional<SourcePosition> position =
        context
            .recordMetadata()
            .map(at -> new SourcePosition(at.topic(), at.partition(), at.offset()));
    Optional<LineageGraph> graph =
        records.read(
            record.value(),
            why -> {
              meters.unreadable();
              room.out().park(DeadLetters.unreadable(record, why, position));
            });
    graph.ifPresent(
        found -> reception.take(found, arrival(record, position), isRepublished(record)));
  }

  private Arrival arrival(Record<String, byte[]> record, Optional<SourcePosition> position) {
    Instant now = world.clock().instant();
    Instant written = Instant.ofEpochMilli(record.timestamp());
    String key = record.key() == null ? "" : record.key();
    return new Arrival(key, position, written.isAfter(now) ? now : written);
  }

  private static boolean isRepublished(Record<String, byte[]> record) {
    return record.headers().lastHeader(Publish.REPUBLISH_HEADER) != null;
  }

  private void tick() {
    // Not at init: what is forwarded there meets processors that were not initialised yet.
    room.ledger().reconcile(runsBefore);
    runsBefore = List.of();
    waiting.tick();
    placeholders.tick();
    if (settings.mode() != Mode.OFF) {
      courier.tick();
    }
    patience.tick(this::tellWaiting);
    room.confirmations().tick();
  }

  private void resume(String process, ProcessState state) {
    state.accepted().ifPresent(accepted -> placeholders.note(process, accepted.placeholders()));
    if (state.dirty()) {
      enqueue(process);
      patience.started(process);
    }
  }

  private void dirtied(String process) {
    enqueue(process);
    patience.started(process);
  }

  private void enqueue(String process) {
    courier.enqueue(process);
  }

  private void askAgain(String process) {
    room.store().process(process).map(ProcessState::assets).orElse(List.of()).stream()
        .filter(asset -> room.known().get(asset.key()).isEmpty())
        .forEach(room.out()::want);
  }

  private void reopen(String process) {
    room.store()
        .process(process)
        .ifPresent(
            state -> {
              room.store().put(state.reopened());
              dirtied(process);
            });
  }

  private void tellWaiting(String process) {
    room.store()
        .process(process)
        .filter(ProcessState::dirty)
        .ifPresent(state -> room.ledger().tellWaiting(process, state.claims(), whatFor(process)));
  }

  private String whatFor(String process) {
    if (settings.mode() == Mode.OFF) {
      return "MODE_OFF";
    }
    return waiting
        .reason(process)
        .map(asset -> "ASSET: " + asset.text())
        .orElseGet(() -> line.trouble().isEmpty() ? "QUEUE" : "CATALOGUE: " + line.trouble());
  }

  @Override
  public void close() {
    if (line != null) {
      line.hangUp();
    }
    meters.close();
  }
}
