package io.lineweave.sandbox.catalogue;

/** A relationship between two entities. Guarded by the store's lock. */
final class Edge {
  private final String guid;
  private final Relation relation;
  private final StoredEntity end1;
  private final StoredEntity end2;
  private boolean active = true;

  Edge(String guid, Relation relation, StoredEntity end1, StoredEntity end2) {
    this.guid = guid;
    this.relation = relation;
    this.end1 = end1;
    this.end2 = end2;
  }

  String guid() {
    return guid;
  }

  Relation relation() {
    return relation;
  }

  StoredEntity end1() {
    return end1;
  }

  StoredEntity end2() {
    return end2;
  }

  /** False once it was removed from a catalogue that only marks what is removed. */
  boolean active() {
    return active;
  }

  void deactivate() {
    active = false;
  }

  StoredEntity other(StoredEntity one) {
    return one == end1 ? end2 : end1;
  }
}
