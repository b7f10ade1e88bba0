package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.delivery.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the columns of assets that we created, a chunk at a time. Nobody waits for them. */
final class Schemas {
  private final Room room;

  /** Assets of which a chunk was refused, and how many columns go together since. */
  private final Map<String, Integer> careful = new HashMap<>();

  Schemas(Room room) {
    this.room = room;
  }

  /** Writes the next chunk; tells whether a call was made. */
  boolean send() {
    Optional<String> key = room.desk().firstSchema();
    Optional<Known> known = key.flatMap(room.book()::read).filter(Schemas::hasColumnsToWrite);
    if (known.isEmpty()) {
      key.ifPresent(this::close);
      return false;
    }
    return send(key.orElseThrow(), known.orElseThrow());
  }

  private boolean send(String key, Known known) {
    WantedAsset wanted = known.wanted();
    int most = careful.getOrDefault(key, room.settings().columnChunk());
    Set<String> due = known.unwritten().stream().limit(most).collect(Collectors.toSet());
    List<Column> columns =
        wanted.columns().stream().filter(column -> due.contains(column.name())).toList();
    boolean first = known.unwritten().size() == wanted.columns().size();
    List<Entity> entities = AssetEntities.columns(wanted, columns, first);
    int edges = entities.stream().mapToInt(entity -> entity.relationships().size()).sum();
    return room.line()
        .<Map<String, String>>call(
            new Load(columns.size(), entities.size() + edges),
            () ->
                room.catalogue()
                    .write(entities, Optional.of(wanted.collection()).filter(it -> !it.isEmpty())),
            (reply, fate) -> settled(key, columns, fate));
  }

  private void settled(String key, List<Column> columns, Fate fate) {
    switch (fate) {
      case DONE -> written(key, columns);
      case RETRY, DOUBT, PAUSE -> {}
      case RESOLVE -> vanished(key);
      case ISOLATE -> refused(key, columns);
    }
  }

  /** A column that changed while it was written is still to be written. */
  private void written(String key, List<Column> columns) {
    room.book()
        .read(key)
        .ifPresent(
            known -> {
              Set<Column> wanted = Set.copyOf(known.wanted().columns());
              Set<String> done =
                  columns.stream()
                      .filter(wanted::contains)
                      .map(Column::name)
                      .collect(Collectors.toSet());
              room.book().write(key, known.withoutColumns(done));
            });
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
              room.desk().ask(key, open);
            });
  }

  private void refused(String key, List<Column> columns) {
    if (columns.size() > 1) {
      careful.put(key, (columns.size() + 1) / 2);
    } else if (!room.line().isSuspicious()) {
      room.meters().refused("column");
      written(key, columns);
    }
  }

  private void close(String key) {
    careful.remove(key);
    room.desk().closeSchema(key);
  }

  private static boolean hasColumnsToWrite(Known known) {
    return known.is(State.CREATED) && !known.open() && !known.unwritten().isEmpty();
  }
}
