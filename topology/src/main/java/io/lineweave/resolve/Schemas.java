package io.lineweave.resolve;

import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps the schema and the description of assets that we created current, those of several assets
 * in one call. Nobody waits for them, so they wait for a {@link Departure}, and a call is filled
 * with a part of a schema. Assets of which something was refused go alone from then on.
 */
final class Schemas {
  private final Room room;

  private final Departure departure = new Departure();

  /** Assets that go alone, and how many columns go together of them. */
  private final Map<String, Integer> careful = new HashMap<>();

  Schemas(Room room) {
    this.room = room;
  }

  /** Writes the next chunks; tells whether a call was made. */
  boolean send() {
    List<String> keys = room.desk().schemas(room.now());
    if (keys.isEmpty()) {
      departure.nobodyIsHere();
      return false;
    }
    if (!departure.isOpen(room.now(), room.line().isIdle())) {
      return false;
    }
    List<Chunk> unserved = chunks(keys, collection -> !departure.hasServed(collection));
    if (!unserved.isEmpty()) {
      return send(unserved);
    }
    List<Chunk> more = chunks(keys, departure::hasServed);
    if (careful.isEmpty() && 10 * guids(more) < 9 * batch()) {
      departure.closes(room.now());
      return false;
    }
    return !more.isEmpty() && send(more);
  }

  /** As much of one collection as goes in a call. */
  private List<Chunk> chunks(List<String> keys, Predicate<String> collections) {
    List<Chunk> chunks = new ArrayList<>();
    for (String key : keys) {
      boolean alone = careful.containsKey(key) || room.line().isSuspicious();
      if (space(chunks) > 0 && (chunks.isEmpty() || !alone)) {
        chunk(key, chunks)
            .filter(it -> collections.test(it.collection()) && fits(chunks, it))
            .ifPresent(chunks::add);
      }
      if (alone && !chunks.isEmpty()) {
        break;
      }
    }
    return chunks;
  }

  private boolean fits(List<Chunk> chunks, Chunk other) {
    return chunks.isEmpty()
        || (other.entities().size() <= space(chunks)
            && other.collection().equals(chunks.get(0).collection()));
  }

  private int space(List<Chunk> chunks) {
    return batch() - guids(chunks);
  }

  private int batch() {
    return room.settings().delivery().batchEntities();
  }

  private static int guids(List<Chunk> chunks) {
    return chunks.stream().mapToInt(it -> it.entities().size()).sum();
  }

  private Optional<Chunk> chunk(String key, List<Chunk> chunks) {
    Optional<Known> known = room.book().read(key).filter(Known::hasSchemaToWrite);
    if (known.isEmpty()) {
      close(key);
    }
    return known.map(it -> Chunk.of(key, it, most(key, it, space(chunks)), guids(chunks)));
  }

  private int most(String key, Known known, int space) {
    return Math.min(
        careful.getOrDefault(key, room.settings().columnChunk()),
        Math.max(1, space - Chunk.heads(known)));
  }

  private boolean send(List<Chunk> chunks) {
    String collection = chunks.get(0).collection();
    List<Entity> entities = chunks.stream().flatMap(it -> it.entities().stream()).toList();
    int operations = entities.stream().mapToInt(Entity::operations).sum();
    boolean sent =
        room.line()
            .<Map<String, String>>call(
                new Load(chunks.stream().mapToInt(Chunk::size).sum(), operations),
                () ->
                    room.catalogue()
                        .write(entities, Optional.of(collection).filter(it -> !it.isEmpty())),
                (reply, fate) -> settled(chunks, reply, fate));
    if (sent) {
      departure.serves(collection);
    }
    return sent;
  }

  private void settled(List<Chunk> chunks, Reply<?> reply, Fate fate) {
    switch (fate) {
      case DONE -> chunks.forEach(this::written);
      case RETRY, DOUBT, PAUSE -> chunks.forEach(chunk -> unsure(chunk.key(), reply));
      case RESOLVE, ISOLATE -> {
        if (chunks.size() > 1) {
          // The answer does not say whose fault it is.
          chunks.forEach(chunk -> careful.put(chunk.key(), room.settings().columnChunk()));
        } else {
          settled(chunks.get(0), fate);
        }
      }
    }
  }

  private void settled(Chunk chunk, Fate fate) {
    if (fate == Fate.RESOLVE) {
      vanished(chunk.key());
    } else {
      refused(chunk);
    }
  }

  /** The catalogue may still be at it, and a column must not be created twice at a time. */
  private void unsure(String key, Reply<?> reply) {
    if (reply instanceof Reply.NoAnswer<?>) {
      room.desk().pauseSchema(key, room.now().plus(room.settings().delivery().lateAnswers()));
    }
  }

  /** What changed while it was written is still to be written: the sent columns are noted. */
  private void written(Chunk chunk) {
    room.book()
        .read(chunk.key())
        .ifPresent(
            known -> room.book().write(chunk.key(), known.withWritten(chunk.done().apply(known))));
  }

  /** The asset itself is gone. */
  private void vanished(String key) {
    close(key);
    room.book()
        .read(key)
        .ifPresent(
            known -> {
              Known open = known.vanished(room.now());
              room.book().write(key, open);
              room.open(key, open);
            });
  }

  private void refused(Chunk chunk) {
    if (chunk.size() > 1) {
      careful.put(chunk.key(), (chunk.size() + 1) / 2);
    } else if (!room.line().isSuspicious()) {
      room.meters().refused("column");
      written(chunk);
    }
  }

  private void close(String key) {
    careful.remove(key);
    room.desk().closeSchema(key);
  }
}
