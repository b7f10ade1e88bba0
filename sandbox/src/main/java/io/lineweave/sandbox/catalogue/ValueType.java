package io.lineweave.sandbox.catalogue;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The type of an attribute's value, and what Atlas makes of a value given for it (measured): text
 * takes anything, numbers take numeric text, everything else must fit.
 *
 * @param name as written in a typedef
 * @param unset what an attribute without a value reads as: Atlas shows zero for numbers and dates
 */
record ValueType(String name, Optional<Object> unset) {

  static ValueType of(String name) {
    return new ValueType(
        name,
        switch (name) {
          case "byte", "short", "int", "long", "date" -> Optional.of(0);
          case "float", "double" -> Optional.of(0.0);
          case "boolean" -> Optional.of(false);
          default -> Optional.empty();
        });
  }

  /** The names of the types that this one is made of: itself, or what a list or map holds. */
  List<String> parts() {
    if (isArray()) {
      return of(element()).parts();
    }
    return isMap() ? List.of(element().split("\\s*,\\s*", 2)) : List.of(name);
  }

  static boolean isPrimitive(String name) {
    return name.equals("string") || of(name).unset.isPresent();
  }

  /** The value as it is stored; empty if it does not fit. */
  Optional<Object> accept(Object value) {
    if (isArray()) {
      return value instanceof Collection<?> list ? acceptAll(list) : Optional.empty();
    }
    if (isMap()) {
      return value instanceof Map<?, ?> map
          ? Optional.of(Map.copyOf(new LinkedHashMap<>(map)))
          : Optional.empty();
    }
    try {
      return acceptSingle(value);
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> acceptAll(Collection<?> values) {
    ValueType element = of(element());
    List<Optional<Object>> accepted = values.stream().map(element::accept).toList();
    return accepted.stream().allMatch(Optional::isPresent)
        ? Optional.of(accepted.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private Optional<Object> acceptSingle(Object value) {
    return switch (name) {
      case "string" -> Optional.of(String.valueOf(value));
      case "boolean" -> acceptBoolean(value);
      case "byte" -> acceptWhole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "short" -> acceptWhole(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case "int" -> acceptWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long" -> acceptWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case "float", "double" -> acceptDecimal(value);
      case "date" -> acceptDate(value);
      default -> Optional.of(value);
    };
  }

  private static Optional<Object> acceptBoolean(Object value) {
    String text = String.valueOf(value);
    return text.equals("true") || text.equals("false")
        ? Optional.of(Boolean.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Object> acceptWhole(Object value, long min, long max) {
    if (value instanceof Boolean) {
      return Optional.empty();
    }
    long number =
        value instanceof Number given ? given.longValue() : Long.parseLong(String.valueOf(value));
    return number >= min && number <= max ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Object> acceptDecimal(Object value) {
    return value instanceof Boolean
        ? Optional.empty()
        : Optional.of(Double.valueOf(String.valueOf(value)));
  }

  private static Optional<Object> acceptDate(Object value) {
    return value instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.of(OffsetDateTime.parse(String.valueOf(value)).toInstant().toEpochMilli());
  }

  private boolean isArray() {
    return name.startsWith("array<");
  }

  private boolean isMap() {
    return name.startsWith("map<");
  }

  private String element() {
    return name.substring(name.indexOf('<') + 1, name.lastIndexOf('>'));
  }
}
