package io.lineweave.app.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds, setting by setting, as text that has been checked.
 *
 * @param effective the settings that have a value
 * @param passed further properties for Kafka's clients, without {@code kafka.}
 */
public record Values(Map<String, Effective> effective, Map<String, Effective> passed) {

  /**
   * A value with where it comes from.
   *
   * @param text as it was written
   * @param origin for people: a variable, a line of a file, or the default
   */
  public record Effective(String text, String origin) {}

  /** The value of a setting that has a default. */
  <T> T get(Setting<T> setting) {
    return optional(setting)
        .orElseThrow(() -> new IllegalStateException(setting.key() + " has no default"));
  }

  /** The value of a setting that may be left out. */
  <T> Optional<T> optional(Setting<T> setting) {
    return Optional.ofNullable(effective.get(setting.key()))
        .map(value -> setting.kind().parse().apply(value.text()));
  }

  /** The value of a setting that must be given. */
  <T> T required(Setting<T> setting) {
    return optional(setting).orElseThrow(() -> missing(setting));
  }

  private static WrongSettings missing(Setting<?> setting) {
    String mend =
        "must be %s: set it in the file, or %s"
            .formatted(setting.kind().allowed(), setting.variable());
    return new WrongSettings(List.of(new Problem(setting.key(), "nothing", mend, "nowhere")));
  }

  /** The problem of a setting that does not go with another. */
  WrongSettings contradiction(Setting<?> setting, String mend) {
    Effective value = effective.get(setting.key());
    String given = value == null ? "nothing" : setting.secret() ? "***" : "'" + value.text() + "'";
    String origin = value == null ? "nowhere" : value.origin();
    return new WrongSettings(List.of(new Problem(setting.key(), given, mend, origin)));
  }
}
