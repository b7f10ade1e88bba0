package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the schema and the description of assets that we created current, a chunk at a time. Nobody
 * waits for them.
 */
final class Schemas {
  private final Room room;

  /** Assets of which a chunk was refused, and how many columns go together since. */
  private final Map<String, Integer> careful = new HashMap<>();

  Schemas(Room room) {
    this.room = room;
  }

  /** What goes in one call, and what is written if it succeeds. */
  private record Chunk(
      String key, int size, List<Entity> entities, Function<Known, Written> done) {}

  /** Writes the next chunk; tells whether a call was made. */
  boolean send() {
    Optional<String> key = room.desk().firstSchema(room.now());
    Optional<Known> known = key.flatMap(room.book()::read).filter(Known::hasSchemaToWrite);
    if (known.isEmpty()) {
      key.ifPresent(this::close);
      return false;
    }
    return send(known.orElseThrow().wanted(), next(key.orElseThrow(), known.orElseThrow()));
  }

  private Chunk next(String key, Known known) {
    WantedAsset wanted = known.wanted();
    Written written = known.written();
    if (!written.hasDescription(wanted)) {
      List<Entity> asset = List.of(AssetEntities.asset("-1", wanted));
      return new Chunk(key, 1, asset, later -> later.written().withDescription(wanted));
    }
    int most = careful.getOrDefault(key, room.settings().columnChunk());
    List<Column> columns = written.missing(wanted).stream().limit(most).toList();
    return new Chunk(
        key,
        columns.size(),
        AssetEntities.columns(wanted, columns, written.columns().isEmpty()),
        later -> later.written().with(columns));
  }

  private boolean send(WantedAsset wanted, Chunk chunk) {
    int edges = chunk.entities().stream().mapToInt(it -> it.relationships().size()).sum();
    return room.line()
        .<Map<String, String>>call(
            new Load(chunk.size(), chunk.entities().size() + edges),
            () ->
                room.catalogue()
                    .write(
                        chunk.entities(),
                        Optional.of(wanted.collection()).filter(it -> !it.isEmpty())),
            (reply, fate) -> settled(chunk, reply, fate));
  }

  private void settled(Chunk chunk, Reply<?> reply, Fate fate) {
    switch (fate) {
      case DONE -> written(chunk);
      case RETRY, DOUBT, PAUSE -> unsure(chunk.key(), reply);
      case RESOLVE -> vanished(chunk.key());
      case ISOLATE -> refused(chunk);
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
