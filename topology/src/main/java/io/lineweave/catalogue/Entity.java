package io.lineweave.catalogue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entity to be written. Attributes are in name order, so that equal entities are equal bytes.
 *
 * @param guid a negative placeholder, distinct within the batch: without one the answer cannot be
 *     matched to the entity
 * @param name type and qualified name
 * @param attributes further attributes: text, numbers, booleans, {@link Reference}s, or lists of
 *     these; an absent attribute is left as it is, a list replaces the former one
 * @param relationships relationship attributes: {@link Reference}s or lists of them
 */
public record Entity(
    String guid,
    AssetName name,
    SortedMap<String, Object> attributes,
    SortedMap<String, Object> relationships) {

  public Entity {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    relationships = Collections.unmodifiableSortedMap(new TreeMap<>(relationships));
  }

  /** The same entity under another placeholder. */
  public Entity withGuid(String placeholder) {
    return new Entity(placeholder, name, attributes, relationships);
  }
}
