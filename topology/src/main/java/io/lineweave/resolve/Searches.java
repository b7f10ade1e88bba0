package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.time.Instant;
import java.util.List;

/**
 * Searches for resource sets and other spellings of folders, of several in one call. A hit is only
 * a name to be looked up: a search index also knows what is gone.
 */
final class Searches {
  /** Folders of one call. */
  static final int MOST_TOGETHER = Catalogue.MAX_SEARCH_PREFIXES;

  /** The largest page that Purview gives. */
  private static final int MOST_HITS = 1_000;

  private final Room room;

  /** How many go in the next call: one after a call of several that did not tell all. */
  private int together = MOST_TOGETHER;

  Searches(Room room) {
    this.room = room;
  }

  /** Searches for the first of these questions; tells whether the call was made. */
  boolean send(List<Inquiry> inquiries) {
    List<Inquiry> batch = inquiries.subList(0, Math.min(together, inquiries.size()));
    List<String> prefixes =
        batch.stream().map(it -> Spelling.prefix(it.folder().orElseThrow())).distinct().toList();
    return room.line()
        .<List<Found>>call(
            new Load(0, prefixes.size()),
            () -> room.catalogue().search(prefixes, MOST_HITS),
            (reply, fate) -> settled(batch, reply, fate));
  }

  private void settled(List<Inquiry> batch, Reply<List<Found>> reply, Fate fate) {
    room.meters().searched();
    switch (fate) {
      case DONE -> found(batch, reply.value().orElseThrow());
      case RETRY, DOUBT, PAUSE -> room.meters().unknown(batch.size());
      case RESOLVE, ISOLATE -> refused(batch);
    }
  }

  private void found(List<Inquiry> batch, List<Found> hits) {
    if (hits.size() < MOST_HITS) {
      answered(batch, hits);
    } else if (batch.size() == 1) {
      room.meters().cut("hits", 1);
      answered(batch, hits);
    } else {
      together = 1; // whose hits are missing is not known
    }
  }

  private void refused(List<Inquiry> batch) {
    if (batch.size() > 1) {
      together = 1;
    } else {
      // Every name was looked up, so nothing is made twice without the search.
      room.meters().refused("search");
      answered(batch, List.of());
    }
  }

  private void answered(List<Inquiry> batch, List<Found> hits) {
    List<AssetName> names = hits.stream().map(Found::name).toList();
    Instant next = room.now().plus(room.settings().searchPause());
    batch.stream()
        .filter(room.desk()::holds)
        .forEach(inquiry -> room.desk().replace(inquiry.searched(names, next)));
    together = Math.min(MOST_TOGETHER, 2 * together);
  }
}
