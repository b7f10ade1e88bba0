package io.lineweave.resolve;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Deletes placeholders that gave way to the real asset, once the catalogue shows no process that
 * refers to them: as long as one does, deleting would cut lineage.
 */
final class Farewells {
  private final Room room;

  Farewells(Room room) {
    this.room = room;
  }

  /** Looks after the next one; tells whether a call was made. */
  boolean send() {
    Optional<String> key = room.desk().firstFarewell();
    Optional<Known> known = key.flatMap(room.book()::read).filter(it -> it.retired().isPresent());
    if (known.isEmpty()) {
      key.ifPresent(room.desk()::closeFarewell);
      return false;
    }
    return room.line()
        .<Catalogue.Edges>call(
            new Load(0, 1),
            () -> room.catalogue().edges(known.orElseThrow().key()),
            (reply, fate) -> seen(key.orElseThrow(), reply, fate));
  }

  private void seen(String key, Reply<Catalogue.Edges> reply, Fate fate) {
    switch (fate) {
      case DONE -> {
        Catalogue.Edges edges = reply.value().orElseThrow();
        if (edges.inputs().isEmpty() && edges.outputs().isEmpty()) {
          delete(key, edges.guid());
        } else {
          later(key);
        }
      }
      case RETRY, DOUBT, PAUSE -> {}
      case RESOLVE -> done(key);
      case ISOLATE -> later(key);
    }
  }

  private void delete(String key, String guid) {
    room.line()
        .<List<String>>call(
            new Load(0, 1),
            () -> room.catalogue().delete(List.of(guid)),
            (reply, fate) -> {
              switch (fate) {
                case DONE, RESOLVE -> done(key);
                case RETRY, DOUBT, PAUSE -> {}
                case ISOLATE -> later(key);
              }
            });
  }

  private void done(String key) {
    room.meters().buried();
    put(key, Known::cleared);
  }

  private void later(String key) {
    put(key, known -> known);
  }

  private void put(String key, UnaryOperator<Known> change) {
    room.desk().closeFarewell(key);
    room.book()
        .read(key)
        .map(change)
        .ifPresent(
            known -> room.book().write(key, known.again(room.settings().next(known, room.now()))));
  }
}
