package io.lineweave.sandbox.catalogue;

import java.util.Map;
import java.util.Set;

/**
 * An entity type with all that it inherits.
 *
 * @param lineage the names of itself and of all its supertypes
 * @param attributes by name, those of supertypes first: Atlas validates in this order
 * @param sides its ends of relationships, by attribute name
 */
record EntityType(
    String name,
    Set<String> lineage,
    Map<String, Attribute> attributes,
    Map<String, Relation.Side> sides) {

  boolean isA(String type) {
    return lineage.contains(type);
  }
}
