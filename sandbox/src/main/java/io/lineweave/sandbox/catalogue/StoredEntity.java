package io.lineweave.sandbox.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An entity in the store. Guarded by the store's lock; its attribute values are immutable. */
final class StoredEntity {
  private final String guid;
  private final String typeName;
  private final long created;
  private Map<String, Object> attributes = Map.of();
  private String collection = "";
  private long updated;
  private boolean deleted;
  private final Map<String, Map<String, Edge>> edges = new HashMap<>(4);

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

  /** All edges under an attribute, also those only marked as removed. */
  Collection<Edge> edges(String attribute) {
    return edges.getOrDefault(attribute, Map.of()).values();
  }

  List<Edge> activeEdges(String attribute) {
    return edges(attribute).stream().filter(Edge::active).toList();
  }

  List<Edge> edges() {
    List<Edge> all = new ArrayList<>();
    edges.values().forEach(some -> all.addAll(some.values()));
    return all;
  }

  boolean isLinked(String attribute, StoredEntity other) {
    return edges.getOrDefault(attribute, Map.of()).containsKey(other.guid);
  }

  void put(String attribute, Edge edge) {
    edges
        .computeIfAbsent(attribute, name -> new LinkedHashMap<>(4))
        .put(edge.other(this).guid, edge);
  }

  void drop(String attribute, StoredEntity other) {
    edges.getOrDefault(attribute, new HashMap<>()).remove(other.guid);
  }
}
