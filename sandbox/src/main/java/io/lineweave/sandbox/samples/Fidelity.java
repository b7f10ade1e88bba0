package io.lineweave.sandbox.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells whether a client's model of an event kept what the event said. */
final class Fidelity {
  private Fidelity() {}

  /**
   * Whether all that the original says is in the copy. The copy may say more (the client adds the
   * schema URLs that are missing), leave out what says nothing (null, empty object, empty array),
   * and write the same number or the same time in another way.
   */
  static boolean kept(JsonNode original, JsonNode copy) {
    if (saysNothing(original)) {
      return saysNothing(copy);
    }
    if (original.isObject()) {
      return original.properties().stream()
          .allMatch(field -> kept(field.getValue(), copy.path(field.getKey())));
    }
    if (original.isArray()) {
      return original.size() == copy.size()
          && IntStream.range(0, original.size()).allMatch(i -> kept(original.get(i), copy.path(i)));
    }
    return original.equals(copy) || sameNumber(original, copy) || sameTime(original, copy);
  }

  private static boolean saysNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
  }

  private static boolean sameNumber(JsonNode one, JsonNode other) {
    return one.isNumber()
        && other.isNumber()
        && one.decimalValue().compareTo(other.decimalValue()) == 0;
  }

  private static boolean sameTime(JsonNode one, JsonNode other) {
    Optional<OffsetDateTime> time = time(one);
    return time.isPresent() && time.get().isEqual(time(other).orElse(OffsetDateTime.MIN));
  }

  private static Optional<OffsetDateTime> time(JsonNode node) {
    try {
      return Optional.of(OffsetDateTime.parse(node.asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
