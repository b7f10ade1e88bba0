package io.lineweave.resolve;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Found;
import io.lineweave.resolve.Errands.Errand;
import io.lineweave.resolve.Inquiry.Need;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task's part of the room: takes wishes, and on every tick makes at most one call. Knows
 * nothing of Kafka; the store and the way out are a {@link Book}.
 */
final class Resolver {
  private final Room room;
  private final Wishes wishes;
  private final Lookups lookups;
  private final Searches searches;
  private final Creations creations;
  private final Schemas schemas;
  private final Farewells farewells;
  private final Sweep sweep;
  private final Errands errands;
  private int waiting;

  Resolver(Room room) {
    this.room = room;
    this.wishes = new Wishes(room.settings().maxColumns(), room.meters());
    this.lookups = new Lookups(room);
    this.searches = new Searches(room);
    this.creations = new Creations(room);
    this.schemas = new Schemas(room);
    this.farewells = new Farewells(room);
    this.sweep = new Sweep(room);
    this.errands = new Errands(room.settings().delivery().linger().dividedBy(2), room.clock());
  }

  /** A graph wants an asset. Stores that and returns. */
  void want(String key, WantedAsset asset) {
    WantedAsset wanted = wishes.bounded(asset);
    Optional<Known> known = room.book().read(key);
    if (known.isEmpty()) {
      first(key, Known.asked(wanted, asset.fingerprint(), room.now()));
    } else {
      Known before = known.orElseThrow();
      Disputes disputes = new Disputes(before, wanted.written(), room.now());
      WantedAsset all = wishes.together(before.wanted(), wanted, disputes);
      Wish wish = new Wish(wanted, all, asset.fingerprint(), disputes.open());
      again(key, before, wish.heard(before, room.now()));
    }
  }

  private void first(String key, Known known) {
    if (Wishes.canBeLookedUp(known.key())) {
      room.book().write(key, known);
      room.open(key, known);
    } else {
      String reason = "the qualified name is too long to be looked up";
      room.conclude(key, known, known.without(State.REFUSED, reason, room.now()));
    }
  }

  private void again(String key, Known before, Known after) {
    if (!after.equals(before)) {
      room.book().write(key, after);
    }
    if (after.open()) {
      room.open(key, after);
    } else {
      after.outcome().ifPresent(outcome -> room.book().tell(key, outcome));
    }
    if (after.hasSchemaToWrite()) {
      room.desk().addSchema(key);
    }
  }

  /** Settles what was answered, makes the next call if one may be made. */
  void tick() {
    Instant now = room.now();
    room.catalogue().tick();
    room.line().settle();
    room.judge();
    sweep.slice(now);
    if (room.line().isFree()) {
      look(now);
      call();
    }
    reportWaiting(room.desk().waiting());
  }

  /** The task closes: gives the call in flight up. */
  void close() {
    room.line().hangUp();
    reportWaiting(0);
  }

  /** Answers what can be answered, and finds out which calls the others need. */
  private void look(Instant now) {
    errands.clear();
    for (Inquiry inquiry : room.desk().inquiries().toList()) {
      Need need = inquiry.need(now, room.settings().search());
      if (need == Need.NOTHING) {
        answer(inquiry);
      } else if (need != Need.PAUSE && room.suspects().allow(inquiry.key())) {
        errands.add(errand(need, inquiry), inquiry);
      }
    }
  }

  private Errand errand(Need need, Inquiry inquiry) {
    return new Errand(
        need,
        switch (need) {
          case LOOKUP -> lookups.type(inquiry);
          case CREATE -> inquiry.known().wanted().collection();
          case SEARCH, PAUSE, NOTHING -> "";
        });
  }

  private void call() {
    if (errands.isEmpty()) {
      room.suspects().skipHalf();
    }
    Optional<Errand> next = errands.next(this::isFull, this::nobodyWaits);
    if (next.isPresent()) {
      call(next.orElseThrow());
    } else if (!sweep.isFirst() && !schemas.send()) {
      farewells.send();
    }
  }

  private void call(Errand errand) {
    List<Inquiry> inquiries = errands.of(errand);
    boolean made =
        switch (errand.need()) {
          case LOOKUP -> lookups.send(inquiries, errand.of());
          case SEARCH -> searches.send(inquiries);
          case CREATE -> creations.send(inquiries);
          case PAUSE, NOTHING -> false;
        };
    if (made) {
      errands.done(errand);
    }
  }

  private boolean isFull(Errand errand) {
    List<Inquiry> inquiries = errands.of(errand);
    return switch (errand.need()) {
      case LOOKUP -> Lookup.isFull(inquiries, errand.of());
      case SEARCH -> inquiries.size() >= Searches.MOST_TOGETHER;
      case CREATE -> inquiries.size() >= room.settings().delivery().batchEntities();
      case PAUSE, NOTHING -> false;
    };
  }

  /** Those that are looked at unasked come behind the others. */
  private boolean nobodyWaits(Errand errand) {
    return !room.desk().isAsked(errands.of(errand).get(0).key());
  }

  private void answer(Inquiry inquiry) {
    Known known = inquiry.known();
    Instant now = room.now();
    Optional<Found> choice = inquiry.choice();
    if (choice.isPresent()) {
      Found found = choice.orElseThrow();
      room.conclude(inquiry.key(), known, known.found(found, now));
    } else if (known.wanted().policy() == MissingPolicy.SKIP) {
      String reason = "not in the catalogue, and the rule does not create it";
      room.conclude(inquiry.key(), known, known.without(State.SKIPPED, reason, now));
    } else if (known.open()) {
      room.conclude(inquiry.key(), known, known.confirmed(now));
    } else {
      room.desk().close(inquiry.key());
      room.book().write(inquiry.key(), known.again(room.settings().next(known, now)));
    }
  }

  private void reportWaiting(int now) {
    room.meters().waiting(now - waiting);
    waiting = now;
  }
}
