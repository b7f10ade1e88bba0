package io.lineweave.resolve;

import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates the assets that the catalogue does not have. */
final class Creations {
  private final Room room;

  Creations(Room room) {
    this.room = room;
  }

  /** An asset and its entity. */
  private record Part(Inquiry inquiry, Entity entity) {}

  /**
   * Creates what goes into the collection of the first one, as much as one call carries.
   *
   * @return whether the call was made
   */
  boolean send(List<Inquiry> inquiries) {
    String collection = inquiries.get(0).known().wanted().collection();
    List<Part> batch = batch(inquiries, collection);
    return room.line()
        .<Map<String, String>>call(
            new Load(batch.size(), batch.size()),
            () -> {
              batch.forEach(part -> mark(part.inquiry()));
              return room.catalogue()
                  .write(
                      batch.stream().map(Part::entity).toList(),
                      Optional.of(collection).filter(name -> !name.isEmpty()));
            },
            (reply, fate) -> settled(batch, reply, fate));
  }

  private List<Part> batch(List<Inquiry> inquiries, String collection) {
    List<Part> batch = new ArrayList<>();
    int most = room.line().isSuspicious() ? 1 : room.settings().delivery().batchEntities();
    int space = room.settings().delivery().batchBytes();
    for (Inquiry inquiry : inquiries) {
      Known known = inquiry.known();
      if (batch.size() == most || !known.wanted().collection().equals(collection)) {
        continue;
      }
      Entity entity = AssetEntities.asset("-" + (batch.size() + 1), known.wanted());
      space -= entity.bytes();
      if (space >= 0 || batch.isEmpty()) {
        batch.add(new Part(inquiry.about(known.sending()), entity));
      }
    }
    return batch;
  }

  /**
   * Says in the store, before it is done, that a create was sent: whatever stands under the key
   * after a crash is then known for ours.
   */
  private void mark(Inquiry inquiry) {
    room.book().write(inquiry.key(), inquiry.known());
    room.desk().replace(inquiry);
  }

  private void settled(List<Part> batch, Reply<Map<String, String>> reply, Fate fate) {
    switch (fate) {
      case DONE -> created(batch, reply.value().orElseThrow());
      case RETRY, DOUBT, PAUSE -> unsure(batch, reply);
      case RESOLVE, ISOLATE -> refused(batch, reply);
    }
  }

  private void created(List<Part> batch, Map<String, String> guids) {
    room.suspects().cleared(keys(batch));
    room.othersPass();
    for (Part part : current(batch)) {
      String guid = guids.get(part.entity().guid());
      Known known = part.inquiry().known();
      if (guid == null) {
        room.desk().replace(part.inquiry().again(Instant.MIN));
      } else {
        room.supertype().isThere(new Found(guid, known.key()));
        room.conclude(part.inquiry().key(), known, known.created(guid, room.now()));
      }
    }
  }

  /**
   * Look before writing again: an answer that says no may come from a gateway. If there was no
   * answer at all, the catalogue may still be at it, whatever became of the question meanwhile.
   */
  private void unsure(List<Part> batch, Reply<?> reply) {
    boolean late = reply instanceof Reply.NoAnswer<?>;
    Instant next = late ? later(room.settings().delivery().lateAnswers()) : Instant.MIN;
    for (String key : keys(batch)) {
      room.desk().current(key).ifPresent(now -> room.desk().replace(now.again(next)));
    }
  }

  private Instant later(Duration wait) {
    return room.now().plus(wait);
  }

  private void refused(List<Part> batch, Reply<?> reply) {
    if (batch.size() > 1) {
      room.suspects().halve(keys(batch));
      return;
    }
    for (Part part : current(batch)) {
      if (isOurType(part) && Lookups.isUnknownType(reply)) {
        room.meters().refused("type");
        room.desk().replace(part.inquiry().again(later(room.settings().delivery().pause())));
      } else {
        room.accuse(part.inquiry(), reply.words());
      }
    }
  }

  /** Types that we bring ourselves: if they are missing, somebody has to install them. */
  private static boolean isOurType(Part part) {
    return part.inquiry().known().key().typeName().startsWith("lineweave_");
  }

  private List<Part> current(List<Part> batch) {
    return batch.stream().filter(part -> room.desk().holds(part.inquiry())).toList();
  }

  private static List<String> keys(List<Part> batch) {
    return batch.stream().map(part -> part.inquiry().key()).toList();
  }
}
