package io.lineweave.app.settings;

import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param allowed for people: what may be written
 * @param parse from what is written to what it means; throws {@link IllegalArgumentException} for
 *     anything else
 * @param <T> what it means to the program
 */
public record Kind<T>(String allowed, Function<String, T> parse) {

  /** Whether the text may be written. */
  boolean accepts(String text) {
    try {
      return parse.apply(text) != null;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }
}
