package io.lineweave.publish;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.Line;
import io.lineweave.delivery.Load;
import io.lineweave.publish.Publish.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings processes to the catalogue in batches, one call at a time.
 *
 * <p>Holds nothing but names: what is to be written is made up anew for every attempt, so that a
 * process that changed while it waited is written once, and all of this is lost without loss.
 */
final class Courier {
  /** How many processes are looked at per tick at most, so that a tick stays short. */
  private static final int TICK_BUDGET = 200;

  /**
   * How many are booked or made up on a tick while a call is in flight, so that the answers to
   * other tasks of the thread are soon seen. Smaller pieces would need more ticks than a call of
   * 100 ms has when four such tasks share a thread.
   */
  private static final int PIECE = 50;

  private final PublishSettings settings;
  private final Catalogue catalogue;
  private final Line line;
  private final Desk desk;
  private final Verification verification;
  private final Suspects suspects;
  private final Outgoing outgoing;
  private final Settlement settlement;

  /** The processes of the writing call in flight: what they are to become is not settled. */
  private Set<String> underway = Set.of();

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
    boolean answered = line.isAnswered();
    if (answered) {
      settlement.book(Integer.MAX_VALUE);
    }
    line.settle();
    suspects.judgeOld();
    if (underway.isEmpty()) {
      settlement.book(Integer.MAX_VALUE);
      proceed();
    } else if (!answered && !settlement.book(PIECE)) {
      prepare();
    }
  }

  private void proceed() {
    if (line.isFree() && !verification.proceed()) {
      sendNext();
    }
  }

  /** What goes next is made up meanwhile; what need not go is in the queue no more. */
  private void prepare() {
    outgoing.first(most()).stream()
        .filter(process -> !underway.contains(process) && !desk.isPrepared(process))
        .limit(PIECE)
        .filter(process -> !desk.prepare(process))
        .forEach(outgoing::remove);
  }

  private void sendNext() {
    for (int looked = 0; looked < TICK_BUDGET; ) {
      boolean dividing = outgoing.isDividing();
      List<String> names = outgoing.next(most());
      if (names.isEmpty()) {
        return;
      }
      looked += names.size();
      if (send(names, dividing)) {
        return;
      }
    }
  }

  private int most() {
    return line.isSuspicious() ? 1 : settings.delivery().batchEntities();
  }

  private List<Parcel> pack(List<String> names) {
    List<Parcel> parcels = new ArrayList<>();
    int bytes = 0;
    int operations = 0;
    for (int i = 0; i < names.size(); i++) {
      Optional<Parcel> packed = desk.pack(names.get(i));
      bytes += packed.map(parcel -> parcel.built().bytes()).orElse(0);
      operations += packed.map(parcel -> parcel.built().operations()).orElse(0);
      boolean full =
          bytes > settings.delivery().batchBytes() || operations > Delivery.MOST_OPERATIONS;
      if (full && !parcels.isEmpty()) {
        outgoing.again(names.subList(i, names.size()));
        break;
      }
      packed.ifPresent(parcels::add);
    }
    return parcels;
  }

  /**
   * Sends what is to be written of these.
   *
   * @return whether there was anything
   */
  private boolean send(List<String> names, boolean dividing) {
    List<Parcel> parcels = pack(names);
    if (parcels.isEmpty()) {
      return false;
    }
    List<Entity> entities = new ArrayList<>();
    parcels.forEach(parcel -> entities.add(parcel.entity(entities.size())));
    int operations = parcels.stream().mapToInt(parcel -> parcel.built().operations()).sum();
    boolean sent =
        line.call(
            new Load(parcels.size(), operations),
            () -> catalogue.write(entities, settings.collection()),
            (reply, fate) -> answered(parcels, dividing, reply, fate));
    if (sent) {
      underway = Set.copyOf(Parcel.names(parcels));
      desk.sent(parcels);
    } else {
      outgoing.again(Parcel.names(parcels));
    }
    return true;
  }

  private void answered(
      List<Parcel> parcels, boolean dividing, Reply<Map<String, String>> reply, Fate fate) {
    desk.answered();
    Set<String> unbooked = underway;
    underway = Set.of();
    boolean plain = fate == Fate.DONE && !dividing && !outgoing.isDividing();
    if (plain && parcels.stream().noneMatch(verification::isFor)) {
      sendBeforeBooking(unbooked);
    }
    settlement.settle(parcels, dividing, reply, fate);
  }

  /** The catalogue need not wait for our books, unless the next call is about the same process. */
  private void sendBeforeBooking(Set<String> unbooked) {
    List<String> first = outgoing.first(most());
    if (!first.isEmpty() && Collections.disjoint(first, unbooked)) {
      send(outgoing.next(most()), false);
    }
  }
}
