package io.lineweave.app.settings;

import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param allowed for people: what may be written
 * @param parse from what is written to what it means; throws {@link IllegalArgumentException} for
 *     anything else
 * @param write back again, for defaults that the program has
 * @param <T> what it means to the program
 */
public record Kind<T>(String allowed, Function<String, T> parse, Function<T, String> write) {

  /** A kind whose values say themselves how they are written. */
  Kind(String allowed, Function<String, T> parse) {
    this(allowed, parse, String::valueOf);
  }

  /** Whether the text may be written. */
  boolean accepts(String text) {
    try {
      return parse.apply(text) != null;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }
}
