package io.lineweave.sandbox.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes the store and remembers what it changed. Inside the store's write lock. */
final class Writer {
  private final Store store;
  private final boolean hardDelete;
  private final long now;
  private final Set<StoredEntity> created = new LinkedHashSet<>();
  private final Set<StoredEntity> updated = new LinkedHashSet<>();
  private final Set<StoredEntity> deleted = new LinkedHashSet<>();

  Writer(Store store, boolean hardDelete, long now) {
    this.store = store;
    this.hardDelete = hardDelete;
    this.now = now;
  }

  Set<StoredEntity> created() {
    return created;
  }

  /** Existing entities that changed themselves or whose relationships changed. */
  Set<StoredEntity> updated() {
    return updated;
  }

  Set<StoredEntity> deleted() {
    return deleted;
  }

  /**
   * Applies a batch: it was found good, so this cannot fail half-way.
   *
   * @param collection where its entities are to go; empty text: new ones nowhere in particular,
   *     others where they are
   */
  void apply(Batch batch, String collection) {
    created.addAll(batch.created());
    for (Incoming entity : batch.incoming()) {
      changeAttributes(batch.target(entity), entity, collection);
    }
    batch.wanted().forEach(this::relate);
    updated.removeAll(created);
    updated.removeAll(deleted);
    updated.forEach(entity -> entity.touch(now));
  }

  void delete(Collection<StoredEntity> entities) {
    entities.forEach(this::delete);
  }

  private void changeAttributes(StoredEntity target, Incoming entity, String collection) {
    Map<String, Object> attributes = new HashMap<>(target.attributes());
    entity.type().attributes().values().stream()
        .filter(entity::gives)
        .forEach(attribute -> set(attributes, attribute, entity.attributes()));
    String placed = collection.isEmpty() ? target.collection() : collection;
    if (attributes.equals(target.attributes()) && placed.equals(target.collection())) {
      return;
    }
    boolean known = !target.attributes().isEmpty();
    if (known) {
      store.unindex(target);
    }
    target.change(attributes, placed);
    if (known) {
      store.index(target);
    } else {
      store.add(target);
    }
    updated.add(target);
  }

  private static void set(Map<String, Object> values, Attribute attribute, Map<?, ?> given) {
    Object value = given.get(attribute.name());
    if (value == null) {
      values.remove(attribute.name());
    } else {
      values.put(attribute.name(), attribute.type().accept(value).orElseThrow());
    }
  }

  /** The new list replaces the old one. */
  private void relate(Batch.Wanted tie) {
    StoredEntity near = tie.near();
    Set<StoredEntity> missing = new LinkedHashSet<>(tie.far());
    for (Edge edge : near.activeEdges(tie.side().near().attribute())) {
      if (!missing.remove(edge.other(near))) {
        cut(edge, near, tie.side());
      }
    }
    missing.forEach(far -> join(near, tie.side(), far));
  }

  /** What is removed from the other side of a list goes unmentioned (measured). */
  private void cut(Edge edge, StoredEntity near, Relation.Side side) {
    StoredEntity far = edge.other(near);
    remove(edge);
    updated.add(near);
    if (!side.near().many()) {
      updated.add(far);
    }
    if (side.owns()) {
      delete(far);
    }
  }

  /**
   * A catalogue that only marks what is removed finds the old edge and does not bring it back to
   * life: it answers that all is well and has lost the edge (measured on Atlas in its default mode;
   * there it happens often, here always).
   */
  private void join(StoredEntity near, Relation.Side side, StoredEntity far) {
    if (!side.far().many()) {
      far.activeEdges(side.far().attribute()).forEach(former -> remove(former, far));
    }
    if (!near.isLinked(side.near().attribute(), far)) {
      store.link(side, near, far);
    }
    updated.addAll(List.of(near, far));
  }

  private void remove(Edge former, StoredEntity part) {
    updated.add(former.other(part));
    remove(former);
  }

  private void remove(Edge edge) {
    if (hardDelete) {
      store.unlink(edge);
    } else {
      edge.deactivate();
    }
  }

  private void delete(StoredEntity entity) {
    if (entity.deleted() || !deleted.add(entity)) {
      return;
    }
    EntityType type = store.typeOf(entity);
    for (Relation.Side side : type.sides().values()) {
      for (Edge edge : entity.activeEdges(side.near().attribute())) {
        remove(edge);
        if (side.owns()) {
          delete(edge.other(entity));
        }
      }
    }
    if (hardDelete) {
      store.remove(entity);
    } else {
      store.unindex(entity);
      entity.markDeleted();
    }
  }
}
