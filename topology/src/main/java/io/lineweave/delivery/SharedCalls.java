package io.lineweave.delivery;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Basket.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A catalogue that makes one call of what several tasks of an instance look up, search for or write
 * at about the same time. Each task still has one call in flight and is answered for its part
 * alone, so that none of them notices.
 *
 * <p>Sharing is for fair weather. A refusal that may be another task's fault is not handed on: each
 * part is sent by itself, and for a while nothing is shared, so that whoever looks for the poison
 * finds it in calls of its own. What holds for everybody (throttled, down, no permission, no
 * answer) is handed on to everybody.
 *
 * <p>Threading notes: called by all stream threads. Answers arrive on the client's threads.
 */
public final class SharedCalls implements Catalogue {
  /** Whatever the linger is: calls are timed out, and late ones are waited for. */
  private static final Duration LONGEST = Duration.ofMillis(100);

  private final Catalogue catalogue;
  private final Delivery settings;
  private final InstantSource clock;
  private final Gate gate;
  private final Duration wait;
  private final Baskets<String, Collection<String>, List<Found>> finds;
  private final Baskets<String, Collection<String>, Map<String, Edges>> reads;
  private final Baskets<Integer, Collection<String>, List<Found>> searches;
  private final Baskets<Optional<String>, List<Entity>, Map<String, String>> writes;
  private volatile Instant apartUntil = Instant.MIN;

  /**
   * For one instance.
   *
   * @param settings how large calls are; a part waits a fifth of the linger for others, at most 100
   *     ms, and without linger nothing is shared
   * @param gate while it is closed nobody gets on, and calls wait ten times as long for others
   */
  public SharedCalls(Catalogue catalogue, Delivery settings, Gate gate, InstantSource clock) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.gate = gate;
    this.clock = clock;
    Duration share = settings.linger().dividedBy(5);
    this.wait = share.compareTo(LONGEST) < 0 ? share : LONGEST;
    this.finds =
        new Baskets<>(
            clock, (type, parts) -> SharedRead.send(parts, names -> catalogue.find(type, names)));
    this.reads =
        new Baskets<>(
            clock, (type, parts) -> SharedRead.send(parts, names -> catalogue.edges(type, names)));
    this.searches = new Baskets<>(clock, this::search);
    this.writes = new Baskets<>(clock, this::send);
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> find(String type, Collection<String> names) {
    double size = size(names);
    return isApart(size) ? catalogue.find(type, names) : finds.add(type, List.copyOf(names), size);
  }

  @Override
  public CompletableFuture<Reply<Map<String, Edges>>> edges(String type, Collection<String> names) {
    double size = Math.max(size(names), names.size() / (double) settings.batchEntities());
    return isApart(size) ? catalogue.edges(type, names) : reads.add(type, List.copyOf(names), size);
  }

  private static double size(Collection<String> names) {
    return names.stream().mapToInt(Catalogue::lookupCharacters).sum()
        / (double) MAX_LOOKUP_CHARACTERS;
  }

  @Override
  public CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> entities, Optional<String> collection) {
    double bytes = entities.stream().mapToInt(Entity::bytes).sum();
    double operations = entities.stream().mapToInt(Entity::operations).sum();
    double size =
        Math.max(
            entities.size() / (double) settings.batchEntities(),
            Math.max(bytes / settings.batchBytes(), operations / Delivery.MOST_OPERATIONS));
    return isApart(size)
        ? catalogue.write(entities, collection)
        : writes.add(collection, entities, size);
  }

  private boolean isApart(double size) {
    return size > Baskets.NEARLY_FULL || wait.isZero() || clock.instant().isBefore(apartUntil);
  }

  @Override
  public void tick() {
    boolean open = gate.isOpen();
    finds.tick(wait, open);
    reads.tick(wait, open);
    searches.tick(wait, open);
    writes.tick(wait, open);
    catalogue.tick();
  }

  /** A full page does not tell whose hits are missing. */
  private void search(int limit, List<Part<Collection<String>, List<Found>>> parts) {
    SharedRead.send(
        parts,
        prefixes -> catalogue.search(prefixes, limit),
        reply -> reply.value().filter(hits -> hits.size() >= limit).isPresent());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // every part is told
  private void send(
      Optional<String> collection, List<Part<List<Entity>, Map<String, String>>> parts) {
    if (parts.size() == 1) {
      parts.get(0).answeredBy(catalogue.write(parts.get(0).asked(), collection));
    } else {
      SharedWrite shared = new SharedWrite(parts.stream().map(Part::asked).toList());
      catalogue
          .write(shared.entities(), collection)
          .exceptionally(SharedRead::fault)
          .thenAccept(reply -> written(collection, parts, shared, reply));
    }
  }

  private void written(
      Optional<String> collection,
      List<Part<List<Entity>, Map<String, String>>> parts,
      SharedWrite shared,
      Reply<Map<String, String>> reply) {
    if (reply.fate() != Fate.DONE && (reply.isTooSlow() || !isForEverybody(reply))) {
      apartUntil = clock.instant().plus(settings.pause());
    }
    for (int i = 0; i < parts.size(); i++) {
      Part<List<Entity>, Map<String, String>> part = parts.get(i);
      if (SharedRead.mayBeOthersFault(reply)) {
        part.answeredBy(catalogue.write(part.asked(), collection));
      } else {
        part.answered(shared.answer(i, reply));
      }
    }
  }

  private static boolean isForEverybody(Reply<?> reply) {
    return switch (reply.fate()) {
      case RETRY, PAUSE -> true;
      case DONE, DOUBT, RESOLVE, ISOLATE -> false;
    };
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
    double size = prefixes.size() / (double) MAX_SEARCH_PREFIXES;
    return isApart(size)
        ? catalogue.search(prefixes, limit)
        : searches.add(limit, List.copyOf(prefixes), size);
  }

  @Override
  public CompletableFuture<Reply<Edges>> edges(AssetName entity) {
    return catalogue.edges(entity);
  }

  @Override
  public CompletableFuture<Reply<List<String>>> delete(Collection<String> guids) {
    return catalogue.delete(guids);
  }
}
