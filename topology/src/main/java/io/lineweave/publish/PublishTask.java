package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Line;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.publish.Publish.World;
import io.lineweave.publish.PublishSettings.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task of publish does between its records and its ticks, apart from Kafka: every process
 * that is dirty in the store is somewhere in here, in the courier's queue or in the waiting room,
 * and all of this is made up from the store when the task begins.
 */
final class PublishTask {
  private final PublishSettings settings;
  private final Room room;
  private final Line line;
  private final WaitingRoom waiting;
  private final Placeholders placeholders;
  private final Patience patience;
  private final LateAnswers late;
  private final Settling settling;
  private final Courier courier;
  private final Reception reception;
  private final Forgetting forgetting;
  private List<RunState> runsBefore = new ArrayList<>();

  PublishTask(PublishSettings settings, GraphMapping mapping, Room room, World world) {
    this.settings = settings;
    this.room = room;
    this.line =
        new Line("publish", settings.delivery(), world.gate(), world.clock(), world.meters());
    this.waiting = new WaitingRoom(room.known(), world.clock(), this::enqueue, this::askAgain);
    this.placeholders = new Placeholders(room.known(), world.clock(), this::reopen);
    this.patience = new Patience(settings.waitingAfter(), world.clock());
    this.late = new LateAnswers(room.store(), world.clock(), settings.delivery().lateAnswers());
    this.settling = new Settling(settings.settle(), world.clock());
    Clerk clerk = new Clerk(settings, room, waiting, placeholders, late, settling);
    this.courier = new Courier(settings, world, line, clerk);
    this.forgetting = new Forgetting(room.store(), room.meters(), world.clock().instant());
    this.reception = new Reception(room, mapping, settling, this::dirtied, this::renewed);
  }

  /** Takes up what a task before this one left in the store. */
  void resume() {
    room.store().scan(this::resume, (runId, run) -> runsBefore.add(run));
    late.resume();
  }

  /** Numbers to watch, under the name of the task. */
  void watch(String task) {
    room.meters().watch("queued", task, courier::queued);
    room.meters().watch("waiting", task, waiting::waiting);
    room.meters().watch("placeholders", task, placeholders::size);
  }

  /** Takes a graph in. */
  void take(LineageGraph graph, Arrival arrival, boolean republish) {
    reception.take(graph, arrival, republish);
  }

  /** Has a process written again, changed or not; one that nobody knows is nobody's loss. */
  void republish(String process) {
    reception.again(process);
  }

  /** Does what is to be done by now, within bounds, and never waits. */
  void tick() {
    // Not when resuming: what is forwarded then meets processors that were not initialised yet.
    room.ledger().reconcile(runsBefore);
    runsBefore = List.of();
    waiting.tick();
    placeholders.tick();
    if (settings.mode() != Mode.OFF) {
      courier.tick();
    }
    late.tick();
    patience.tick(this::tellWaiting);
    room.confirmations().tick();
    forgetting.tick(room.clock().instant());
  }

  /** Gives up the call in flight; its process is dirty still. */
  void stop() {
    line.hangUp();
  }

  private void resume(String process, ProcessState state) {
    state.accepted().ifPresent(accepted -> placeholders.note(process, accepted.placeholders()));
    if (state.dirty()) {
      dirtied(state);
    }
  }

  private void dirtied(ProcessState state) {
    String process = state.draft().qualifiedName();
    enqueue(process, state.yields());
    patience.started(process);
  }

  private void renewed(String process, List<AssetName> assets) {
    waiting.awaitNews(process, assets);
    patience.started(process);
  }

  private void enqueue(String process) {
    enqueue(process, room.store().process(process).filter(ProcessState::yields).isPresent());
  }

  private void enqueue(String process, boolean yields) {
    if (yields) {
      courier.enqueueBehind(process);
    } else {
      courier.enqueue(process);
    }
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
              ProcessState reopened = state.reopened();
              room.store().put(reopened);
              dirtied(reopened);
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
    if (settling.heldUntil(process).isPresent()) {
      return "SETTLING";
    }
    return waiting
        .reason(process)
        .map(asset -> "ASSET: " + asset.text())
        .orElseGet(() -> line.trouble().isEmpty() ? "QUEUE" : "CATALOGUE: " + line.trouble());
  }
}
