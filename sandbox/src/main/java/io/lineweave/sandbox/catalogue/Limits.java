package io.lineweave.sandbox.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How big an entity may be. Purview documents 32 KB for an attribute (name and value) and 2 MB for
 * an entity; what it answers beyond is not public, so the refusal's code is inferred. Atlas has no
 * such limit.
 */
enum Limits {
  PURVIEW(32 * 1024, 2 * 1024 * 1024),
  NONE(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final int attributeBytes;
  private final int entityBytes;

  Limits(int attributeBytes, int entityBytes) {
    this.attributeBytes = attributeBytes;
    this.entityBytes = entityBytes;
  }

  void check(EntityType type, Map<?, ?> attributes) {
    if (this == NONE) {
      return;
    }
    long entity = 0;
    for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
      long size = size(attribute.getKey()) + size(attribute.getValue());
      if (size > attributeBytes) {
        throw tooBig(type, "attribute " + attribute.getKey(), attributeBytes);
      }
      entity += size;
    }
    if (entity > entityBytes) {
      throw tooBig(type, "entity", entityBytes);
    }
  }

  private static Refusal tooBig(EntityType type, String what, int limit) {
    return Refusal.parameters(
        "%s of type %s is larger than %d bytes".formatted(what, type.name(), limit));
  }

  private static long size(Object value) {
    return String.valueOf(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
