package io.lineweave.sandbox.catalogue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a request refers to an entity: by guid, or by type and qualified name. Text as Atlas prints
 * it in its messages.
 */
record Reference(Optional<String> guid, Optional<String> typeName, Map<?, ?> uniqueAttributes) {

  static Reference of(Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      throw Refusal.invalidReference(given);
    }
    Reference reference =
        new Reference(
            text(map.get("guid")),
            text(map.get("typeName")),
            map.get("uniqueAttributes") instanceof Map<?, ?> unique ? unique : Map.of());
    boolean named = reference.typeName.isPresent() && !reference.uniqueAttributes.isEmpty();
    if (reference.guid.isEmpty() && !named) {
      throw Refusal.invalidReference(reference);
    }
    return reference;
  }

  /** Guids come as text or, from some clients, as negative numbers. */
  static Optional<String> text(Object value) {
    return Optional.ofNullable(value).map(Objects::toString).filter(text -> !text.isEmpty());
  }

  /** A placeholder is valid within its request only. */
  static boolean isPlaceholder(String guid) {
    return guid.startsWith("-");
  }

  Optional<String> qualifiedName() {
    return text(uniqueAttributes.get("qualifiedName"));
  }

  @Override
  public String toString() {
    StringBuilder unique = new StringBuilder("{");
    uniqueAttributes.forEach((key, value) -> unique.append(key).append(':').append(value));
    return "AtlasObjectId{guid='%s', typeName='%s', uniqueAttributes=%s}}"
        .formatted(guid.orElse("null"), typeName.orElse("null"), unique);
  }
}
