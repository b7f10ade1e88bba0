package io.lineweave.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** The same entity in a batch where placeholders have other names. */
  public Entity renamed(Map<String, String> placeholders) {
    return new Entity(
        placeholders.getOrDefault(guid, guid),
        name,
        renamed(attributes, placeholders),
        renamed(relationships, placeholders));
  }

  private static SortedMap<String, Object> renamed(
      SortedMap<String, Object> values, Map<String, String> placeholders) {
    SortedMap<String, Object> renamed = new TreeMap<>(values);
    renamed.replaceAll((attribute, value) -> renamed(value, placeholders));
    return renamed;
  }

  private static Object renamed(Object value, Map<String, String> placeholders) {
    if (value instanceof List<?> list) {
      return list.stream().map(each -> renamed(each, placeholders)).toList();
    }
    return value instanceof Reference.ByGuid reference
        ? new Reference.ByGuid(
            placeholders.getOrDefault(reference.guid(), reference.guid()), reference.typeName())
        : value;
  }

  /** What it costs in the unit of Purview's limit: itself and each edge. */
  public int operations() {
    return 1 + edges(attributes) + edges(relationships);
  }

  private static int edges(SortedMap<String, Object> values) {
    return (int)
        values.values().stream()
            .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
            .filter(Reference.class::isInstance)
            .count();
  }

  /** A generous guess of the bytes that it takes in a request. */
  public int bytes() {
    int texts = attributes.values().stream().mapToInt(value -> value.toString().length()).sum();
    return 500 + 2 * (name.qualifiedName().length() + texts);
  }
}
