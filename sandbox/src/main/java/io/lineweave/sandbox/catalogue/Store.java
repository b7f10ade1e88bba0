package io.lineweave.sandbox.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the catalogue holds: plain maps under one read-write lock.
 *
 * <p>Lock discipline: every other method of this class, and every method of a {@link StoredEntity}
 * or {@link Edge}, is called inside {@link #read} or {@link #write}. An answer built there is a
 * copy; it is turned into bytes outside.
 */
final class Store {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, StoredEntity> byGuid = new HashMap<>();

  /** Ignores case because search does; the lists are tiny and hold every spelling. */
  private final NavigableMap<String, List<StoredEntity>> byName =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Types types = Types.none();

  <T> T read(Supplier<T> action) {
    return locked(lock.readLock(), action);
  }

  <T> T write(Supplier<T> action) {
    return locked(lock.writeLock(), action);
  }

  private static <T> T locked(Lock held, Supplier<T> action) {
    held.lock();
    try {
      return action.get();
    } finally {
      held.unlock();
    }
  }

  Types types() {
    return types;
  }

  void types(Types changed) {
    types = changed;
  }

  EntityType typeOf(StoredEntity entity) {
    return types.entityType(entity.typeName());
  }

  int size() {
    return byGuid.size();
  }

  /** An entity by guid, also one that is only marked as deleted. */
  Optional<StoredEntity> find(String guid) {
    return Optional.ofNullable(byGuid.get(guid));
  }

  /** The entity of this name whose type is the given one or, failing that, a subtype of it. */
  Optional<StoredEntity> find(String typeName, String qualifiedName) {
    List<StoredEntity> spellings = byName.getOrDefault(qualifiedName, List.of());
    return spellings.stream()
        .filter(entity -> entity.qualifiedName().equals(qualifiedName))
        .filter(entity -> typeOf(entity).isA(typeName))
        .max(Comparator.comparing(entity -> entity.typeName().equals(typeName)));
  }

  /** Entities in name order whose qualified name starts with the prefix, whatever the case. */
  Stream<StoredEntity> startingWith(String prefix) {
    return byName.tailMap(prefix, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().regionMatches(true, 0, prefix, 0, prefix.length()))
        .flatMap(entry -> entry.getValue().stream());
  }

  /** Everything that is not deleted, in name order. */
  Stream<StoredEntity> all() {
    return startingWith("");
  }

  void add(StoredEntity entity) {
    byGuid.put(entity.guid(), entity);
    index(entity);
  }

  void index(StoredEntity entity) {
    byName.merge(entity.qualifiedName(), List.of(entity), Store::join);
  }

  /** Takes it out of the names; to be called before its qualified name changes. */
  void unindex(StoredEntity entity) {
    byName.computeIfPresent(
        entity.qualifiedName(),
        (name, entities) -> {
          List<StoredEntity> rest = entities.stream().filter(it -> it != entity).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  void remove(StoredEntity entity) {
    unindex(entity);
    byGuid.remove(entity.guid());
  }

  Edge link(Relation.Side side, StoredEntity near, StoredEntity far) {
    StoredEntity end1 = side.first() ? near : far;
    StoredEntity end2 = side.first() ? far : near;
    Edge edge = new Edge(UUID.randomUUID().toString(), side.relation(), end1, end2);
    end1.put(side.relation().end1().attribute(), edge);
    end2.put(side.relation().end2().attribute(), edge);
    return edge;
  }

  void unlink(Edge edge) {
    edge.end1().drop(edge.relation().end1().attribute(), edge);
    edge.end2().drop(edge.relation().end2().attribute(), edge);
  }

  private static List<StoredEntity> join(List<StoredEntity> some, List<StoredEntity> more) {
    List<StoredEntity> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
