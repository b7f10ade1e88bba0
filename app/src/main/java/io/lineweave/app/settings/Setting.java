package io.lineweave.app.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set.
 *
 * @param key its name in the file, in lower case with dots and hyphens
 * @param kind what is allowed
 * @param fallback what holds if nothing is set, in the words one would write
 * @param secret whether its value is masked wherever it is shown
 * @param meaning one sentence for the table of settings
 * @param <T> what its value is to the program
 */
public record Setting<T>(
    String key, Kind<T> kind, Optional<String> fallback, boolean secret, String meaning) {

  /** A setting without a default: optional, or required where it is read. */
  static <T> Setting<T> of(String key, Kind<T> kind, String meaning) {
    return new Setting<>(key, kind, Optional.empty(), false, meaning);
  }

  /** The same with a default. */
  Setting<T> or(String value) {
    return new Setting<>(key, kind, Optional.of(value), secret, meaning);
  }

  /** The same with a default that the program has. */
  Setting<T> defaultingTo(T value) {
    return or(kind.write().apply(value));
  }

  /** The same, never shown. */
  Setting<T> hidden() {
    return new Setting<>(key, kind, fallback, true, meaning);
  }

  /** The environment variable that sets it: upper case, with dots and hyphens as underscores. */
  public String variable() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
