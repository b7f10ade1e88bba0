package io.lineweave.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** JSON by chance; by hand because building it of arbitraries takes a hundred times as long. */
final class RandomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int[] CHARACTERS =
      "abcXYZ019/:.-_ üß漢\"\\\n\t\u0080\uD7FF\uE000\uD83D\uDE00".codePoints().toArray();

  private final Random random;
  private final String[] keys;

  RandomJson(Random random, String... keys) {
    this.random = random;
    this.keys = keys;
  }

  /** Any value, nested at most so deep. */
  JsonNode value(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    return switch (kind) {
      case 0 -> scalar();
      case 1 -> array(depth);
      default -> object(depth);
    };
  }

  ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(key(), value(depth - 1));
    }
    return object;
  }

  /** An object of objects. */
  ObjectNode facets() {
    ObjectNode facets = NODES.objectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      facets.set(key(), object(3));
    }
    return facets;
  }

  /** Not empty, and without anything that could be a credential. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      name.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return name.toString();
  }

  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private String key() {
    return random.nextInt(4) == 0 ? name() : keys[random.nextInt(keys.length)];
  }

  private JsonNode scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.numberNode(random.nextLong());
      case 1 -> NODES.numberNode(random.nextGaussian());
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> NODES.nullNode();
      case 4 -> NODES.textNode("2026-11-20T11:00:00Z");
      default -> NODES.textNode(name());
    };
  }
}
