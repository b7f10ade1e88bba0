package io.lineweave.publish;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.delivery.Line;
import io.lineweave.delivery.Load;
import io.lineweave.publish.Publish.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings processes to the catalogue in batches, one call at a time.
 *
 * <p>Holds nothing but names: what is to be written is made up anew for every attempt, so that a
 * process that changed while it waited is written once, and all of this is lost without loss.
 */
final class Courier {
  /** How many processes are looked at per tick at most, so that a tick stays short. */
  private static final int TICK_BUDGET = 200;

  /** Edges cost time too, and those of one process more than in proportion. */
  private static final int MOST_OPERATIONS = 1_000;

  private final PublishSettings settings;
  private final Catalogue catalogue;
  private final Line line;
  private final Desk desk;
  private final Verification verification;
  private final Suspects suspects;
  private final Outgoing outgoing;
  private final Settlement settlement;
  private boolean dividing;

  Courier(PublishSettings settings, World world, Line line, Desk desk) {
    this.settings = settings;
    this.catalogue = world.catalogue();
    this.line = line;
    this.desk = desk;
    this.verification = new Verification(settings.verify(), world, line, desk, this::enqueue);
    this.suspects = new Suspects(world.clock(), desk);
    this.outgoing = new Outgoing(settings.delivery().linger(), world.clock());
    this.settlement = new Settlement(line, desk, outgoing, verification, suspects);
  }

  /** To be written; a process that is in the queue keeps its place. */
  void enqueue(String process) {
    outgoing.enqueue(process);
  }

  /** To be written when nothing else is: only a backfill waits for it. */
  void enqueueBehind(String process) {
    outgoing.enqueueBehind(process);
  }

  int queued() {
    return outgoing.size();
  }

  /** Takes the answer there is, and makes the next call. Never waits. */
  void tick() {
    catalogue.tick();
    line.settle();
    suspects.judgeOld();
    if (line.isFree() && !verification.proceed()) {
      sendNext();
    }
  }

  private void sendNext() {
    for (int looked = 0; looked < TICK_BUDGET; ) {
      List<String> names = next();
      if (names.isEmpty()) {
        return;
      }
      looked += names.size();
      List<Parcel> parcels = pack(names);
      if (!parcels.isEmpty()) {
        send(parcels);
        return;
      }
    }
  }

  private List<String> next() {
    dividing = outgoing.isDividing();
    return outgoing.next(line.isSuspicious() ? 1 : settings.delivery().batchEntities());
  }

  private List<Parcel> pack(List<String> names) {
    List<Parcel> parcels = new ArrayList<>();
    int bytes = 0;
    int operations = 0;
    for (int i = 0; i < names.size(); i++) {
      Optional<Parcel> packed = desk.pack(names.get(i));
      bytes += packed.map(parcel -> parcel.built().bytes()).orElse(0);
      operations += packed.map(parcel -> parcel.built().operations()).orElse(0);
      boolean full = bytes > settings.delivery().batchBytes() || operations > MOST_OPERATIONS;
      if (full && !parcels.isEmpty()) {
        outgoing.again(names.subList(i, names.size()));
        break;
      }
      packed.ifPresent(parcels::add);
    }
    return parcels;
  }

  private void send(List<Parcel> parcels) {
    List<Entity> entities = new ArrayList<>();
    parcels.forEach(parcel -> entities.add(parcel.entity(entities.size())));
    int operations = parcels.stream().mapToInt(parcel -> parcel.built().operations()).sum();
    boolean sent =
        line.call(
            new Load(parcels.size(), operations),
            () -> catalogue.write(entities, settings.collection()),
            (reply, fate) -> settlement.settle(parcels, dividing, reply, fate));
    if (sent) {
      desk.sent(parcels);
    } else {
      outgoing.again(Parcel.names(parcels));
    }
  }
}
