package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A search condition on the name or the qualified name: {@code eq}, {@code startswith}, {@code
 * prefix} or {@code contains}. Any other is refused rather than ignored.
 */
record AttributeFilter(String attribute, String operator, String value) {

  static AttributeFilter of(JsonNode json) {
    AttributeFilter filter =
        new AttributeFilter(
            json.path("attributeName").asText(),
            json.path("operator").asText().toLowerCase(Locale.ROOT),
            json.path("attributeValue").asText());
    if (!filter.attribute.equals("qualifiedName") && !filter.attribute.equals("name")) {
      throw unknown(json);
    }
    return filter;
  }

  static Refusal unknown(JsonNode json) {
    return Refusal.parameters("the local catalogue cannot search by " + json);
  }

  /** Whether everything found begins so. */
  boolean isPrefixOfQualifiedName() {
    return attribute.equals("qualifiedName")
        && (operator.equals("startswith") || operator.equals("prefix"));
  }

  /** The condition, both texts being folded before they are compared. */
  Predicate<StoredEntity> condition(UnaryOperator<String> fold) {
    String wanted = fold.apply(value);
    Predicate<String> comparison =
        switch (operator) {
          case "eq" -> wanted::equals;
          case "startswith", "prefix" -> text -> text.startsWith(wanted);
          case "contains" -> text -> text.contains(wanted);
          default -> throw Refusal.parameters("the local catalogue cannot search by " + operator);
        };
    return entity ->
        comparison.test(
            fold.apply(attribute.equals("name") ? entity.name() : entity.qualifiedName()));
  }
}
