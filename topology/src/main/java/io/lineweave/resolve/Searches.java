package io.lineweave.resolve;

import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.util.List;
import java.util.Optional;

/**
 * Searches for resource sets and other spellings of a folder. A hit is only a name to be looked up:
 * a search index also knows what is gone.
 */
final class Searches {
  /** The largest page that Purview gives. */
  private static final int MOST_HITS = 1_000;

  private final Room room;

  Searches(Room room) {
    this.room = room;
  }

  /** Makes the search of one question; tells whether the call was made. */
  boolean send(Inquiry inquiry) {
    String prefix = Spelling.prefix(inquiry.folder().orElseThrow());
    return room.line()
        .<List<Found>>call(
            new Load(0, 1),
            () -> room.catalogue().search(prefix, MOST_HITS),
            (reply, fate) -> settled(inquiry, reply, fate));
  }

  private void settled(Inquiry inquiry, Reply<List<Found>> reply, Fate fate) {
    room.meters().searched();
    switch (fate) {
      case DONE -> answered(inquiry, reply.value());
      case RETRY, DOUBT, PAUSE -> room.meters().unknown(1);
      // Every name was looked up, so nothing is made twice without the search.
      case RESOLVE, ISOLATE -> {
        room.meters().refused("search");
        answered(inquiry, Optional.empty());
      }
    }
  }

  private void answered(Inquiry inquiry, Optional<List<Found>> found) {
    List<Found> hits = found.orElse(List.of());
    if (hits.size() >= MOST_HITS) {
      room.meters().cut("hits", 1);
    }
    if (room.desk().holds(inquiry)) {
      room.desk()
          .replace(
              inquiry.searched(
                  hits.stream().map(Found::name).toList(),
                  room.now().plus(room.settings().searchPause())));
    }
  }
}
