package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the schema and the description of assets that we created current, those of several assets
 * in one call. Nobody waits for them, so they wait for company, and a call is filled with a part of
 * a schema. Assets of which something was refused go alone from then on.
 */
final class Schemas {
  /** How long the first of them waits for others. */
  static final Duration LINGER = Duration.ofSeconds(1);

  private final Room room;
  private Optional<Instant> due = Optional.empty();

  /** Assets that go alone, and how many columns go together of them. */
  private final Map<String, Integer> careful = new HashMap<>();

  Schemas(Room room) {
    this.room = room;
  }

  /**
   * What goes in one call of one asset.
   *
   * @param size columns, or one for a description
   * @param done what is written if the call succeeds
   */
  private record Chunk(
      String key,
      String collection,
      int size,
      List<Entity> entities,
      Function<Known, Written> done) {}

  /** Writes the next chunks; tells whether a call was made. */
  boolean send() {
    List<String> keys = room.desk().schemas(room.now());
    if (keys.isEmpty()) {
      due = Optional.empty();
      return false;
    }
    due = due.or(() -> Optional.of(room.now().plus(LINGER)));
    if (room.now().isBefore(due.orElseThrow())) {
      return false;
    }
    List<Chunk> chunks = chunks(keys);
    boolean sent = !chunks.isEmpty() && send(chunks);
    if (sent && careful.isEmpty() && 2 * chunks.size() >= keys.size()) {
      due = Optional.empty(); // the others are too few for another full call
    }
    return sent;
  }

  private List<Chunk> chunks(List<String> keys) {
    List<Chunk> chunks = new ArrayList<>();
    for (String key : keys) {
      boolean alone = careful.containsKey(key) || room.line().isSuspicious();
      if (space(chunks) > 0 && (chunks.isEmpty() || !alone)) {
        chunk(key, chunks).filter(it -> fits(chunks, it)).ifPresent(chunks::add);
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
    return room.settings().delivery().batchEntities() - guids(chunks);
  }

  private static int guids(List<Chunk> chunks) {
    return chunks.stream().mapToInt(it -> it.entities().size()).sum();
  }

  private Optional<Chunk> chunk(String key, List<Chunk> chunks) {
    Optional<Known> known = room.book().read(key).filter(Known::hasSchemaToWrite);
    if (known.isEmpty()) {
      close(key);
    }
    return known.map(it -> next(key, it, guids(chunks), space(chunks)));
  }

  private Chunk next(String key, Known known, int guidsTaken, int space) {
    WantedAsset wanted = known.wanted();
    Written written = known.written();
    if (!written.hasDescription(wanted)) {
      return new Chunk(
          key,
          wanted.collection(),
          1,
          List.of(AssetEntities.asset(Integer.toString(-1 - guidsTaken), wanted)),
          later -> later.written().withDescription(wanted));
    }
    boolean first = written.columns().isEmpty();
    int most =
        Math.min(
            careful.getOrDefault(key, room.settings().columnChunk()),
            Math.max(1, space - (first ? AssetEntities.heads(wanted) : 0)));
    List<Column> columns = written.missing(wanted).stream().limit(most).toList();
    return new Chunk(
        key,
        wanted.collection(),
        columns.size(),
        AssetEntities.columns(wanted, columns, first, guidsTaken),
        later -> later.written().with(columns));
  }

  private boolean send(List<Chunk> chunks) {
    List<Entity> entities = chunks.stream().flatMap(it -> it.entities().stream()).toList();
    int operations = entities.stream().mapToInt(Entity::operations).sum();
    Optional<String> collection =
        Optional.of(chunks.get(0).collection()).filter(it -> !it.isEmpty());
    return room.line()
        .<Map<String, String>>call(
            new Load(chunks.stream().mapToInt(Chunk::size).sum(), operations),
            () -> room.catalogue().write(entities, collection),
            (reply, fate) -> settled(chunks, reply, fate));
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
