package io.lineweave.resolve;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Found;
import io.lineweave.resolve.Inquiry.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  }

  /** A graph wants an asset. Stores that and returns. */
  void want(String key, WantedAsset asset) {
    WantedAsset wanted = wishes.bounded(asset);
    Optional<Known> known = room.book().read(key);
    if (known.isEmpty()) {
      first(key, Known.asked(wanted, asset.fingerprint(), room.now()));
    } else {
      Known before = known.orElseThrow();
      WantedAsset all = wishes.together(before.wanted(), wanted);
      again(key, before, before.asked(wanted, all, asset.fingerprint(), room.now()));
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
    room.line().settle();
    room.judge();
    sweep.slice(now);
    if (room.line().isFree()) {
      call(open(now));
    }
    reportWaiting(room.desk().waiting());
  }

  /** The task closes: gives the call in flight up. */
  void close() {
    room.line().hangUp();
    reportWaiting(0);
  }

  /** What is to be asked, by need, the most urgent question's need first. */
  private Map<Need, List<Inquiry>> open(Instant now) {
    Map<Need, List<Inquiry>> byNeed = new LinkedHashMap<>();
    for (Inquiry inquiry : room.desk().inquiries().toList()) {
      Need need = inquiry.need(now, room.settings().search());
      if (need == Need.NOTHING) {
        answer(inquiry);
      } else if (need != Need.PAUSE && room.suspects().allow(inquiry.key())) {
        byNeed.computeIfAbsent(need, any -> new ArrayList<>()).add(inquiry);
      }
    }
    return byNeed;
  }

  private void call(Map<Need, List<Inquiry>> byNeed) {
    if (byNeed.isEmpty()) {
      room.suspects().skipHalf();
      if (!sweep.isFirst() && !schemas.send()) {
        farewells.send();
      }
      return;
    }
    Map.Entry<Need, List<Inquiry>> first = byNeed.entrySet().iterator().next();
    switch (first.getKey()) {
      case LOOKUP -> lookups.send(first.getValue());
      case SEARCH -> searches.send(first.getValue().get(0));
      case CREATE -> creations.send(first.getValue());
      case PAUSE, NOTHING -> {}
    }
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
