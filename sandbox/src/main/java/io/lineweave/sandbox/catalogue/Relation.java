package io.lineweave.sandbox.catalogue;

/** A relationship definition: two ends, each with the attribute by which it shows there. */
record Relation(String name, boolean composition, End end1, End end2) {

  /**
   * One end of a relationship.
   *
   * @param type what may stand here
   * @param attribute the name under which an entity here sees the other end
   * @param container the whole, if it is whole and part
   * @param many an entity here may be related to several
   */
  record End(String type, String attribute, boolean container, boolean many) {}

  /** The relationship as an entity of one end sees it. */
  record Side(Relation relation, boolean first) {

    End near() {
      return first ? relation.end1 : relation.end2;
    }

    End far() {
      return first ? relation.end2 : relation.end1;
    }

    Side opposite() {
      return new Side(relation, !first);
    }

    /** The part of a whole cannot be without it (measured). */
    boolean mandatory() {
      return relation.composition && !near().container;
    }

    /** Whoever stands here owns what stands there: it goes when the tie or the owner goes. */
    boolean owns() {
      return relation.composition && near().container;
    }

    /** As Atlas writes the attribute's type. */
    String typeName() {
      return near().many ? "array<" + far().type + ">" : far().type;
    }
  }
}
