package io.lineweave.sandbox.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /**
   * The new list replaces the old one, as Atlas does it: nothing changes if the entities listed are
   * the same in the same order; else an edge that stands in its place is kept as it is, any other
   * is looked for among the active ones, else made, and what is left over is removed.
   *
   * <p>On a server that only marks what is removed, "as it is" may mean removed: it answers that
   * nothing changed, or that all is well, and has lost the edge (measured in Atlas' default mode).
   */
  private void relate(Batch.Wanted tie) {
    StoredEntity near = tie.near();
    String attribute = tie.side().near().attribute();
    List<Edge> current = List.copyOf(near.edges(attribute));
    if (current.stream().map(edge -> edge.other(near)).toList().equals(tie.far())) {
      return;
    }
    updated.add(near);
    List<StoredEntity> wanted = tie.far().stream().distinct().toList();
    Set<Edge> kept = new LinkedHashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      boolean inPlace = i < current.size() && current.get(i).other(near) == wanted.get(i);
      kept.add(inPlace ? current.get(i) : join(near, tie.side(), wanted.get(i)));
    }
    List<Edge> left = current.stream().filter(edge -> !kept.contains(edge)).toList();
    left.stream().filter(Edge::active).forEach(edge -> cut(edge, near, tie.side()));
    near.order(
        attribute,
        Stream.concat(kept.stream(), left.stream().filter(edge -> !hardDelete)).toList());
  }

  private Edge join(StoredEntity near, Relation.Side side, StoredEntity far) {
    updated.add(far);
    Optional<Edge> active =
        near.activeEdges(side.near().attribute()).stream()
            .filter(edge -> edge.other(near) == far)
            .findFirst();
    if (active.isEmpty() && !side.far().many()) {
      far.activeEdges(side.far().attribute()).forEach(former -> remove(former, far));
    }
    return active.orElseGet(() -> store.link(side, near, far));
  }

  /** What is removed from the other side of a list goes unmentioned (measured). */
  private void cut(Edge edge, StoredEntity near, Relation.Side side) {
    StoredEntity far = edge.other(near);
    remove(edge);
    if (!side.near().many()) {
      updated.add(far);
    }
    if (side.owns()) {
      delete(far);
    }
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
