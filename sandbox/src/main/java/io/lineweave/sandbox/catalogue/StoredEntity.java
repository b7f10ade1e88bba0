package io.lineweave.sandbox.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entity in the store. Guarded by the store's lock; its attribute values are immutable. */
final class StoredEntity {
  private final String guid;
  private final String typeName;
  private final long created;
  private Map<String, Object> attributes = Map.of();
  private String collection = "";
  private long updated;
  private boolean deleted;
  private final Map<String, Set<Edge>> edges = new HashMap<>(4);

  StoredEntity(String guid, String typeName, long created) {
    this.guid = guid;
    this.typeName = typeName;
    this.created = created;
    this.updated = created;
  }

  String guid() {
    return guid;
  }

  String typeName() {
    return typeName;
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  String qualifiedName() {
    return String.valueOf(attributes.get("qualifiedName"));
  }

  String name() {
    return String.valueOf(attributes.getOrDefault("name", qualifiedName()));
  }

  long created() {
    return created;
  }

  long updated() {
    return updated;
  }

  boolean deleted() {
    return deleted;
  }

  String collection() {
    return collection;
  }

  void change(Map<String, Object> newAttributes, String newCollection) {
    attributes = Map.copyOf(newAttributes);
    collection = newCollection;
  }

  void touch(long now) {
    updated = now;
  }

  void markDeleted() {
    deleted = true;
  }

  /** All edges under an attribute in the order of the list last written, then what it removed. */
  Collection<Edge> edges(String attribute) {
    return edges.getOrDefault(attribute, Set.of());
  }

  List<Edge> activeEdges(String attribute) {
    return edges(attribute).stream().filter(Edge::active).toList();
  }

  void put(String attribute, Edge edge) {
    edges.computeIfAbsent(attribute, name -> new LinkedHashSet<>(4)).add(edge);
  }

  void drop(String attribute, Edge edge) {
    edges.getOrDefault(attribute, new HashSet<>()).remove(edge);
  }

  /** Puts edges that are there into another order. */
  void order(String attribute, List<Edge> ordered) {
    edges.put(attribute, new LinkedHashSet<>(ordered));
  }
}
