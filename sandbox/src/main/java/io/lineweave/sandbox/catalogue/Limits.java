package io.lineweave.sandbox.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How big an entity and an address may be.
 *
 * <p>Purview documents 32 KB for an attribute (name and value) and 2 MB for an entity; what it
 * answers beyond is not public, so the refusal's code is inferred. Its look-ups are reported to
 * fail near 194 guids, which is 8 KB of address. Atlas takes entities of any size and addresses up
 * to 16 KB (measured).
 */
enum Limits {
  PURVIEW(32 * 1024, 2 * 1024 * 1024, 8_192),
  ATLAS(Integer.MAX_VALUE, Integer.MAX_VALUE, 16_192);

  private final int attributeBytes;
  private final int entityBytes;
  private final int addressBytes;

  Limits(int attributeBytes, int entityBytes, int addressBytes) {
    this.attributeBytes = attributeBytes;
    this.entityBytes = entityBytes;
    this.addressBytes = addressBytes;
  }

  static Limits of(CatalogueSettings settings) {
    return settings.purviewLimits() ? PURVIEW : ATLAS;
  }

  void checkAddress(int bytes) {
    if (bytes > addressBytes) {
      throw new Refusal(414, "", "URI is too large >" + addressBytes);
    }
  }

  void check(EntityType type, Map<?, ?> attributes) {
    if (this == ATLAS) {
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
